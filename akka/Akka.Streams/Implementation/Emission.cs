using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>Stands in for an output's handler until what is to be emitted is out, then puts the handler back.</summary>
internal abstract class Emission(GraphStageLogic stage) : OutHandler
{
    private Emission? _next;
    private Emission? _last;

    /// <summary>The handler that this one stands in for.</summary>
    internal IOutHandler Previous { get; set; } = null!;

    protected GraphStageLogic Stage => stage;

    public override void OnDownstreamFinish(Exception cause) => Previous.OnDownstreamFinish(cause);

    /// <summary>Puts an emission behind this one and those that follow it.</summary>
    internal void Append(Emission emission)
    {
        (_last ?? this)._next = emission;
        _last = emission._last ?? emission;
        emission._last = null;
    }

    /// <summary>Calls back, then starts what follows.</summary>
    protected void Finish(Action andThen)
    {
        stage.UseOutHandler(Previous);
        andThen();
        if (_next is not { } next)
            return;
        next._last = ReferenceEquals(_last, next) ? null : _last;
        (_next, _last) = (null, null);
        // What andThen started comes after what was already waiting.
        if (stage.OutHandler is Emission started)
        {
            stage.UseOutHandler(started.Previous);
            next.Append(started);
        }
        next.Start();
    }

    /// <summary>Becomes the output's handler.</summary>
    protected virtual void Start() => stage.StartOrFollow(this);

    /// <summary>Passes a completion by: hands its followers' head over to the output, itself at the end.</summary>
    protected bool StartFollowersFirst()
    {
        if (_next is not { } next)
            return false;
        next._last = ReferenceEquals(_last, next) ? null : _last;
        (_next, _last) = (null, null);
        next.Append(this);
        next.Start();
        return true;
    }
}
