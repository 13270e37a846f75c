namespace Akka.Streams.TestKit;

/// <summary>The way from a source probe into its stream; any thread may call it.</summary>
internal interface ISourceFeed<in T>
{
    void Next(T element);

    void Complete();

    void Fail(Exception cause);
}
