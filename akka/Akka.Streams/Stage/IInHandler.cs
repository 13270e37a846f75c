namespace Akka.Streams.Stage;

/// <summary>What a stage does when something comes in at an input.</summary>
public interface IInHandler
{
    /// <summary>An element is there to be grabbed.</summary>
    void OnPush();

    /// <summary>Upstream completed: no element will follow.</summary>
    void OnUpstreamFinish();

    /// <summary>Upstream failed: no element will follow.</summary>
    void OnUpstreamFailure(Exception e);
}
