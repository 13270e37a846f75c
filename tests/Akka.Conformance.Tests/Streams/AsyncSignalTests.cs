using Akka.Streams.Dsl;
using Akka.Streams.Stage;
using Akka.Streams.TestKit;

namespace Akka.Conformance.Streams;

/// <summary>Async callbacks without an element: each call runs once, however many there are at a time.</summary>
public sealed class AsyncSignalTests : StreamSpec
{
    [Fact]
    public async Task Signal_FromManyThreads_RunsAsOftenAsItWasCalled()
    {
        const int Threads = 8, Calls = 2_000;
        var source = new CustomSource<string, Action>(s =>
        {
            var logic = new CountingLogic(s, Threads * Calls);
            return (logic, logic.Signal);
        });
        var (signal, sink) = Source.FromGraph(source).ToMaterialized(this.SinkProbe<string>(), Keep.Both).Run(Materializer);
        sink.Request(Threads * Calls + 1);

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < Calls; i++)
                signal();
        }))).WaitAsync(Patience);

        sink.ExpectNextN(Enumerable.Range(1, Threads * Calls).Select(i => $"{i}"));
        sink.ExpectComplete();
    }

    [Fact]
    public void Signal_CalledByItsOwnHandler_RunsAgain()
    {
        var source = new CustomSource<string, Action>(s =>
        {
            var logic = new CountingLogic(s, last: 3, repeats: true);
            return (logic, logic.Signal);
        });
        var (signal, sink) = Source.FromGraph(source).ToMaterialized(this.SinkProbe<string>(), Keep.Both).Run(Materializer);
        sink.Request(4);

        signal();

        sink.ExpectNext("1").ExpectNext("2").ExpectNext("3").ExpectComplete();
    }

    /// <summary>Counts its signals and gives each number on; completes with the last one.</summary>
    private sealed class CountingLogic : OutGraphStageLogic
    {
        private int _count;

        internal CountingLogic(CustomSource<string, Action> stage, int last, bool repeats = false) : base(stage.Shape)
        {
            SetHandler(stage.Out, this);
            Signal = GetAsyncCallback(() =>
            {
                if (repeats && _count + 1 < last)
                    Signal!();
                Emit(stage.Out, $"{++_count}");
                if (_count == last)
                    Complete(stage.Out);
            });
        }

        internal Action Signal { get; }

        public override void OnPull()
        {
        }
    }
}
