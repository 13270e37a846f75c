namespace Akka.TestKit.Internal;

internal sealed class MutedFilter(Action unmute) : IUnmutableFilter
{
    public void Unmute() => unmute();

    public void Dispose() => unmute();
}
