namespace Akka.Streams;

/// <summary>Ends a stream from outside. The first call decides; later ones do nothing.</summary>
public interface IKillSwitch
{
    /// <summary>Completes downstream and cancels upstream.</summary>
    void Shutdown();

    /// <summary>Fails downstream and cancels upstream.</summary>
    /// <param name="cause">Arrives downstream as <c>AggregateException(cause)</c>.</param>
    void Abort(Exception cause);
}
