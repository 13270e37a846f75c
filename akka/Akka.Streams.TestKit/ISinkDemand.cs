namespace Akka.Streams.TestKit;

/// <summary>The way from a sink probe into its stream; any thread may call it.</summary>
internal interface ISinkDemand
{
    void Request(long count);

    void Cancel();
}
