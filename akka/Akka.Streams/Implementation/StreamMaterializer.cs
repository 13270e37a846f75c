using Akka.Actor;
using Akka.Event;
using Akka.Pattern;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>Starts streams and knows which run, so that they end with it.</summary>
internal sealed class StreamMaterializer : ActorMaterializer
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StreamRun? _first;
    private bool _isShutdown;

    private StreamMaterializer(ActorSystem system, ActorMaterializerSettings settings) => (System, Settings) = (system, settings);

    public override ActorSystem System { get; }

    public override ActorMaterializerSettings Settings { get; }

    public override bool IsShutdown => Volatile.Read(ref _isShutdown);

    internal static StreamMaterializer OfSystem(ActorSystem system) =>
        ((ActorSystemImpl)system).Shared(static s => EndingWith(s, ActorMaterializerSettings.Default));

    internal static StreamMaterializer For(IActorRefFactory context, ActorMaterializerSettings? settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        settings ??= ActorMaterializerSettings.Default;
        return context is ActorSystemImpl system ? EndingWith(system, settings) : EndingWith((IActorContext)context, settings);
    }

    public override TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable) => Materialize(runnable, Attributes.None);

    public override TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable, Attributes initialAttributes)
    {
        if (IsShutdown)
            throw Ended();
        var blueprint = runnable.Blueprint;
        var assembly = new GraphAssembly(blueprint.StageCount);
        var value = blueprint.Build(assembly, initialAttributes);
        Start(new StreamRun(this, assembly.Stages));
        return value;
    }

    public override void Shutdown()
    {
        lock (_gate)
        {
            if (_isShutdown)
                return;
            _isShutdown = true;
            // Only schedules: no stage runs under the lock.
            for (var run = _first; run is not null; run = run.NextRun)
                run.Abort();
            if (_first is null)
                _ended.TrySetResult();
        }
    }

    internal void Remove(StreamRun run)
    {
        lock (_gate)
        {
            if (run.PreviousRun is { } previous)
                previous.NextRun = run.NextRun;
            else
                _first = run.NextRun;
            if (run.NextRun is { } next)
                next.PreviousRun = run.PreviousRun;
            (run.NextRun, run.PreviousRun) = (null, null);
            if (_isShutdown && _first is null)
                _ended.TrySetResult();
        }
    }

    internal void Report(GraphStageLogic stage, Exception cause) =>
        System.Log.Error(cause, "Error in stage [{0}]: {1}", stage, cause.Message);

    private static IllegalStateException Ended() => new("Trying to materialize stream after materializer has been shutdown");

    private static StreamMaterializer EndingWith(ActorSystemImpl system, ActorMaterializerSettings settings)
    {
        var materializer = new StreamMaterializer(system, settings);
        system.RegisterOnTerminating(() =>
        {
            materializer.Shutdown();
            system.WaitBeforeTerminated(materializer._ended.Task);
        });
        return materializer;
    }

    private static StreamMaterializer EndingWith(IActorContext context, ActorMaterializerSettings settings)
    {
        var materializer = new StreamMaterializer(context.System, settings);
        context.ActorOf(Props.Create(() => new StreamSupervisor(materializer)));
        return materializer;
    }

    private void Start(StreamRun run)
    {
        lock (_gate)
        {
            if (_isShutdown)
                throw Ended();
            run.NextRun = _first;
            if (_first is not null)
                _first.PreviousRun = run;
            _first = run;
        }
        run.Begin();
    }
}
