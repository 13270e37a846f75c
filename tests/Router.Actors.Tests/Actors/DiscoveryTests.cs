using LlmRouter.Actors;
using LlmRouter.Contracts;
using LlmRouter.Failover;
using LlmRouter.Testing;
using LlmRouter.Upstream;

namespace LlmRouter.Tests.Actors;

/// <summary>Lists of models are read in the background, by a clock that stands still.</summary>
public sealed class DiscoveryTests() : TreeRig(
    """
    router {
      reload.poll = off
      provider-defaults { discovery { refresh = 60s, retry = 5s, probe = 2s }, breaker { failures = 1, open = 100s, open-max = 200s } }
      providers { ollama.enabled = off, demo.enabled = off, alpha { base-url = "http://alpha" } }
    }
    """)
{
    private static readonly RouterException Unreachable = new(UpstreamFaults.Incomplete("alpha"));

    private TaskCompletionSource _asked = new();
    private Func<IReadOnlyList<string>> _answer = () => ["a"];

    [Fact]
    public async Task List_Changes_IsOnOfferAfterTheNextReading()
    {
        await BeginAsync();
        _answer = () => ["a", "b"];

        await ReadAfterAsync(60);

        Assert.Equal(["a", "b"], Offered);
    }

    [Fact]
    public async Task List_CannotBeRead_StaysOnOfferAndIsTriedLessAndLessOften()
    {
        await BeginAsync();
        _answer = () => throw Unreachable;

        await ReadAfterAsync(60);
        foreach (var pause in (int[])[5, 10, 20, 40, 60, 60])
        {
            Assert.Equal(["a"], Offered);
            await ReadAfterAsync(pause);
        }

        _answer = () => ["back"];
        await ReadAfterAsync(60);
        Assert.Equal(["back"], Offered);
        Assert.Single(Said.Lines, line => line.Contains("could not be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_FailsWithACauseWithin_IsToldByItsOwnCode()
    {
        _answer = () => throw new RouterException(Unreachable.Error, new InvalidOperationException("the socket's own words"));

        await BeginAsync();

        Assert.Equal(Unreachable.Error.Code, Cell("alpha").View.LastError);
        Assert.Contains(Said.Lines, line => line.Contains(Unreachable.Error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_UnreadableWhileRequestsAreAnswered_SaysNothingAboutTheProvider()
    {
        await BeginAsync();
        End(null);
        _answer = () => throw Unreachable;

        await ReadAfterAsync(60);

        Assert.Equal((ProviderState.Up, null), (Cell("alpha").View.State, Cell("alpha").View.LastError));
    }

    [Fact]
    public async Task Probe_BreakerOpen_ReadsTheListAndEndsThePauseWhenThatAnswers()
    {
        await BeginAsync();
        _answer = () => throw Unreachable;
        End(Unreachable.Error);

        await ReadAfterAsync(2);
        Assert.Equal(Availability.Open, Standing);
        _answer = () => ["a"];
        await ReadAfterAsync(2);

        Assert.Equal(Availability.HalfOpen, Standing);
    }

    [Fact]
    public async Task Probe_BreakerClosed_IsNotMade()
    {
        await BeginAsync();
        End(null);

        await Time.WhenArmedAsync(TimeSpan.FromSeconds(60)).Patiently();

        Assert.Equal(1, Time.ArmedTimers);
    }

    private IEnumerable<string> Offered => Board.Snapshot.Routing.Models.Select(model => model.Id);

    private Availability Standing => Cell("alpha").View.Health.For("m", Cell("alpha").Now).Availability;

    private async Task BeginAsync()
    {
        Upstream("alpha").OnList = _ =>
        {
            _asked.TrySetResult();
            try
            {
                return Task.FromResult(_answer());
            }
            catch (RouterException failure)
            {
                return Task.FromException<IReadOnlyList<string>>(failure);
            }
        };
        await StartAsync();
    }

    // Waits until the reading is due just then: sooner or later it would not be armed at this instant.
    private async Task ReadAfterAsync(int seconds)
    {
        await Time.WhenArmedAsync(TimeSpan.FromSeconds(seconds)).Patiently();
        _asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Time.Advance(TimeSpan.FromSeconds(seconds));
        await _asked.Task.Patiently();
        // The answer is its own message, told by the time the next reading is armed.
        var alpha = Cell("alpha").Actor;
        Heard(alpha);
        while (Time.ArmedTimers == 0) Heard(alpha);
        Settled();
    }

    private void End(RouterError? error)
    {
        var cell = Cell("alpha");
        cell.Actor.Tell(new ProviderMessages.ExchangeEnded(new ExchangeOutcome("m", error, FirstToken: null, TimeSpan.Zero)), TestActor);
        Heard(cell.Actor);
    }
}
