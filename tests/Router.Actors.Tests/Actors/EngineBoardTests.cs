using LlmRouter.Actors;
using LlmRouter.Settings;
using LlmRouter.Testing;
using LlmRouter.Testing.Time;
using LlmRouter.Tests.Engine;

namespace LlmRouter.Tests.Actors;

/// <summary>Settings swapped under the requests that are under way.</summary>
public sealed class EngineBoardTests : IDisposable
{
    private static readonly ProviderSettings Alpha = EngineSettings.Provider("alpha", models: "a");
    private static readonly ProviderSettings Beta = EngineSettings.Provider("beta", models: "b");

    private readonly List<ProviderCell> _made = [];
    private readonly EngineBoard _board;

    public EngineBoardTests() => _board = new EngineBoard(EngineSettings.Of(Alpha, Beta), [Connect(Alpha), Connect(Beta)], created: 0, new Random(1));

    public void Dispose() => _board.Dispose();

    [Fact]
    public void Swap_ProviderIsTheSame_KeepsItsCell()
    {
        var (alpha, beta) = (_board.Snapshot.Cell("alpha"), _board.Snapshot.Cell("beta"));
        alpha.View = alpha.View.Listed(["listed"]);

        _board.Swap(EngineSettings.Of(Beta, Alpha), Connect);

        Assert.Equal([beta, alpha], _board.Snapshot.Cells);
        Assert.Contains("listed", _board.Snapshot.Routing.Models.Select(model => model.Id));
        Assert.All(_made, cell => Assert.False(cell.IsRetired || Closed(cell)));
    }

    [Fact]
    public void Swap_ProviderAdded_HasACellAndItsModels()
    {
        var gamma = EngineSettings.Provider("gamma", models: "g");

        _board.Swap(EngineSettings.Of(Alpha, Beta, gamma), Connect);

        Assert.Same(gamma, _board.Snapshot.Cell("gamma").Settings);
        Assert.Equal(["a", "b", "g"], _board.Snapshot.Routing.Models.Select(model => model.Id));
    }

    [Fact]
    public void Swap_ProviderChanged_GetsANewCellAndTheOldOneCloses()
    {
        var old = _board.Snapshot.Cell("alpha");
        var changed = Alpha with { ApiKey = "another" };

        _board.Swap(EngineSettings.Of(changed, Beta), Connect);

        Assert.Same(changed, _board.Snapshot.Cell("alpha").Settings);
        Assert.True(old.IsRetired && Closed(old));
        Assert.False(Closed(_board.Snapshot.Cell("alpha")) || Closed(_board.Snapshot.Cell("beta")));
    }

    [Fact]
    public void Swap_ProviderRemoved_ClosesBehindTheLastRequestThatBeganBefore()
    {
        var alpha = _board.Snapshot.Cell("alpha");
        var (first, second) = (_board.Enter(), _board.Enter());

        _board.Swap(EngineSettings.Of(Beta), Connect);
        Assert.Same(alpha, first.Cell("alpha"));
        _board.Leave(first);
        Assert.False(Closed(alpha));
        _board.Leave(second);

        Assert.True(Closed(alpha));
    }

    [Fact]
    public void Swap_RequestsOfSeveralAges_EachKeepsWhatItBeganWith()
    {
        var alpha = _board.Snapshot.Cell("alpha");
        var oldest = _board.Enter();
        _board.PublishRouting();
        var older = _board.Enter();
        _board.Swap(EngineSettings.Of(Beta), Connect);
        var newest = _board.Enter();

        _board.Leave(older);
        Assert.False(Closed(alpha));
        _board.Leave(oldest);
        Assert.True(Closed(alpha));

        Assert.Equal(["beta"], newest.Cells.Select(cell => cell.Settings.Name));
        _board.Leave(newest);
        Assert.False(Closed(newest.Cell("beta")));
    }

    [Fact]
    public void Swap_EverybodyReadsTheNewSettings()
    {
        var settings = EngineSettings.Of(Beta) with { Auth = new AuthSettings(["key"]) };

        _board.Swap(settings, Connect);

        Assert.Same(settings, _board.Snapshot.Settings);
        Assert.Same(settings, _board.Current.Value);
    }

    [Fact]
    public void Dispose_RequestsStillUnderWay_ClosesEverything()
    {
        _board.Enter();
        _board.Swap(EngineSettings.Of(Beta), Connect);

        _board.Dispose();

        Assert.All(_made, cell => Assert.Equal(1, ((FakeUpstream)cell.Upstream).Disposals));
    }

    [Fact]
    public async Task Swap_AHundredTimesUnderRequests_NoneUsesAClosedProviderAndEachClosesOnce()
    {
        using var over = new CancellationTokenSource();
        var requests = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Request(over.Token))).ToList();

        for (var i = 0; i < 100; i++)
        {
            _board.Swap(EngineSettings.Of(Alpha with { ApiKey = $"key {i}" }, Beta), Connect);
            if (i % 3 == 0) _board.PublishRouting();
            await Task.Yield();
        }

        await over.CancelAsync();
        var served = await Task.WhenAll(requests).Patiently();

        Assert.All(served, count => Assert.True(count > 0));
        var current = _board.Snapshot.Cells;
        Assert.All(_made, cell => Assert.Equal(current.Contains(cell) ? 0 : 1, ((FakeUpstream)cell.Upstream).Disposals));
    }

    // What the engine does with its snapshot, as often as it can; fails if a provider was closed before the request left.
    private int Request(CancellationToken over)
    {
        var served = 0;
        do
        {
            var snapshot = _board.Enter();
            var cell = snapshot.Cell("alpha");
            for (var step = 0; step < 20; step++) Assert.False(Closed(cell));
            _board.Leave(snapshot);
            served++;
        }
        while (!over.IsCancellationRequested);

        return served;
    }

    private ProviderCell Connect(ProviderSettings settings)
    {
        var cell = new ProviderCell(settings, new FakeUpstream(), new ManualTime());
        _made.Add(cell);
        return cell;
    }

    private static bool Closed(ProviderCell cell) => ((FakeUpstream)cell.Upstream).Disposed;
}
