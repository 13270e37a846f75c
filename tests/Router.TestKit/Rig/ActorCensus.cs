using Akka.Actor;
using Xunit;

namespace LlmRouter.Testing.Rig;

/// <summary>The router's actors by their paths, found by asking everybody below <c>/user/router</c> who it is.</summary>
internal sealed class ActorCensus
{
    private static readonly string[] Levels = ["/user/router", "/user/router/*", "/user/router/*/*", "/user/router/*/*/*"];

    private const int LooksPerRound = 20;

    private readonly ActorSystem _system;
    private readonly IActorRef _clerk;

    public ActorCensus(ActorSystem system)
    {
        _system = system;
        _clerk = system.ActorOf(Props.Create(() => new Clerk()));
    }

    /// <summary>
    /// Those who have answered by the time that <paramref name="least"/> of them have. Two rounds: who is slow to answer the first has
    /// answered it before the second is through.
    /// </summary>
    public async Task<IReadOnlyList<string>> TakeAsync(int least)
    {
        var first = await RoundAsync(least);
        var second = await RoundAsync(least);
        return [.. first.Paths.Union(second.Paths).Order(StringComparer.Ordinal)];
    }

    /// <summary>Waits until just these are there: actors come and go in their own time. Fails with those who are there instead.</summary>
    public async Task ExpectAsync(IReadOnlyList<string> expected)
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        IReadOnlyList<string> present;
        do present = await TakeAsync(expected.Count);
        while (!present.SequenceEqual(expected, StringComparer.Ordinal) && !patience.IsCancellationRequested);
        Assert.Equal(expected, present);
    }

    // Asked again now and then: an actor may just be starting.
    private async Task<Round> RoundAsync(int least)
    {
        var round = Begin();
        var looks = 0;
        await Until.TrueAsync(() =>
        {
            if (round.Count < least && ++looks % LooksPerRound == 0) round = Begin();
            return round.Count >= least;
        });
        return round;
    }

    private Round Begin()
    {
        var round = new Round();
        foreach (var level in Levels) _system.ActorSelection(level).Tell(new Identify(round), _clerk);
        return round;
    }

    private sealed class Round
    {
        private readonly HashSet<string> _paths = [];

        public int Count
        {
            get { lock (_paths) return _paths.Count; }
        }

        public IReadOnlyList<string> Paths
        {
            get { lock (_paths) return [.. _paths]; }
        }

        public void Add(string path)
        {
            lock (_paths) _paths.Add(path);
        }
    }

    private sealed class Clerk : ReceiveActor
    {
        public Clerk() => Receive<ActorIdentity>(answer =>
        {
            if (answer is { Subject: { } actor, MessageId: Round round }) round.Add(actor.Path.ToStringWithoutAddress());
        });
    }
}
