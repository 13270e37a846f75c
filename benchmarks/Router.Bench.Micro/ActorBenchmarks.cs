using Akka.Actor;
using BenchmarkDotNet.Attributes;

namespace LlmRouter.Bench.Micro;

/// <summary>The engine in use, for comparison between the two: messages told and heard, actors started and stopped.</summary>
public class ActorBenchmarks
{
    private const int Messages = 10_000;
    private const int Actors = 1_000;

    private ActorSystem _system = null!;
    private IActorRef _counter = null!;
    private readonly SemaphoreSlim _heardAll = new(0);

    [GlobalSetup]
    public void Start()
    {
        _system = ActorSystem.Create("actors");
        _counter = _system.ActorOf(Props.Create(() => new Counter(Messages, _heardAll)));
    }

    [GlobalCleanup]
    public async Task Stop()
    {
        await _system.Terminate().ConfigureAwait(false);
        _heardAll.Dispose();
    }

    /// <summary>Until the last one is heard.</summary>
    [Benchmark(OperationsPerInvoke = Messages)]
    public Task Tell()
    {
        for (var i = 0; i < Messages; i++) _counter.Tell(Ping.Instance, ActorRefs.NoSender);
        return _heardAll.WaitAsync();
    }

    /// <summary>Until each has started, heard one message and stopped.</summary>
    [Benchmark(OperationsPerInvoke = Actors)]
    public async Task ActorOfAndStop()
    {
        for (var i = 0; i < Actors; i++) _system.ActorOf(OneShot.Of(_heardAll)).Tell(Ping.Instance, ActorRefs.NoSender);
        for (var i = 0; i < Actors; i++) await _heardAll.WaitAsync().ConfigureAwait(false);
    }

    private sealed record Ping
    {
        public static Ping Instance { get; } = new();
    }

    private sealed class Counter(int most, SemaphoreSlim done) : UntypedActor
    {
        private int _heard;

        protected override void OnReceive(object message)
        {
            if (++_heard % most == 0) done.Release();
        }
    }

    private sealed class OneShot(SemaphoreSlim stopped) : UntypedActor
    {
        public static Props Of(SemaphoreSlim stopped) => Props.Create(() => new OneShot(stopped));

        protected override void OnReceive(object message) => Context.Stop(Self);

        protected override void PostStop() => stopped.Release();
    }
}
