namespace Akka.TestKit;

public interface IUnmutableFilter : IDisposable
{
    void Unmute();
}
