using LlmRouter.Admission;

namespace LlmRouter.Tests.Admission;

public sealed class TurnQueueTests
{
    private readonly TurnQueue<string> _queue = new();

    [Fact]
    public void Take_NobodyWaits_IsNull()
    {
        Assert.Null(_queue.Take());
        Assert.Equal(0, _queue.Count);
    }

    [Theory]
    // Within a lane: first come, first served.
    [InlineData("c1 c2 c3", "c1 c2 c3")]
    [InlineData("e1 e2 e3", "e1 e2 e3")]
    // Between lanes: turns, whoever came first.
    [InlineData("e1 e2 e3 c1", "c1 e1 e2 e3")]
    [InlineData("e1 e2 e3 c1 c2", "c1 e1 c2 e2 e3")]
    [InlineData("c1 c2 c3 e1", "c1 e1 c2 c3")]
    [InlineData("c1 e1 c2 e2", "c1 e1 c2 e2")]
    // A lane that was served while it was alone has had its turn.
    [InlineData("e1 e2 - c1 e3", "e1 c1 e2 e3")]
    [InlineData("c1 c2 - e1 e2", "c1 e1 c2 e2")]
    [InlineData("c1 e1 - - c2 e2", "c1 e1 c2 e2")]
    [InlineData("c1 - e1 - e2 c2", "c1 e1 c2 e2")]
    public void Take_TheyCame_ServesInTurn(string came, string served)
    {
        var taken = new List<string>();
        foreach (var who in came.Split(' '))
        {
            if (who == "-") taken.Add(_queue.Take()!);
            else _queue.Add(LaneOf(who), who);
        }

        while (_queue.Take() is { } next) taken.Add(next);

        Assert.Equal(served, string.Join(' ', taken));
        Assert.Equal(0, _queue.Count);
    }

    [Theory]
    [InlineData("c1", "c2 e1 e2")]
    [InlineData("c2", "c1 e1 e2")]
    [InlineData("e1", "c1 e2 c2")]
    [InlineData("e2", "c1 e1 c2")]
    public void Remove_FromAnywhere_KeepsTheOthersInOrder(string leaver, string served)
    {
        string[] all = ["c1", "c2", "e1", "e2"];
        var places = all.ToDictionary(who => who, who => _queue.Add(LaneOf(who), who));

        Assert.True(_queue.Remove(places[leaver]));

        Assert.False(_queue.Remove(places[leaver]));
        Assert.Equal(3, _queue.Count);
        var taken = new List<string>();
        while (_queue.Take() is { } next) taken.Add(next);
        Assert.Equal(served, string.Join(' ', taken));
    }

    [Fact]
    public void Remove_AfterTake_IsFalse()
    {
        var place = _queue.Add(Lane.Chat, "c1");

        _queue.Take();

        Assert.False(_queue.Remove(place));
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public void Heads_AreTheFirstOfEachLane()
    {
        Assert.Empty(_queue.Heads);
        foreach (var who in (string[])["e1", "e2", "c1"]) _queue.Add(LaneOf(who), who);

        Assert.Equal(["c1", "e1"], _queue.Heads);
    }

    private static Lane LaneOf(string who) => who[0] == 'c' ? Lane.Chat : Lane.Embeddings;
}
