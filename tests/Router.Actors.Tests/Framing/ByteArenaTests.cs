using LlmRouter.Framing;

namespace LlmRouter.Tests.Framing;

public sealed class ByteArenaTests
{
    [Fact]
    public void Append_WhileSegmentsAreHandedOut_LeavesThemAsTheyAre()
    {
        var arena = new ByteArena();
        List<(byte Value, ReadOnlyMemory<byte> Segment)> taken = [];
        for (var i = 0; i < 250; i++)
        {
            arena.Append(Enumerable.Repeat((byte)i, i).ToArray());
            taken.Add(((byte)i, arena.Take()));
        }

        Assert.All(taken, t => Assert.True(t.Segment.Length == t.Value && !t.Segment.Span.ContainsAnyExcept(t.Value)));
    }

    [Fact]
    public void Reset_OpenSegment_StaysAndTheRestIsUsedAgain()
    {
        var arena = new ByteArena();
        arena.Append(new byte[200]);
        arena.Take();
        arena.Append("open"u8);
        arena.Reset();
        arena.Append(new byte[252]);
        Assert.Equal(256, arena.Capacity);
        Assert.True(arena.Open.Span.StartsWith("open"u8));
    }

    [Fact]
    public void Reset_AfterSomethingHuge_LetsGoOfTheArray()
    {
        var arena = new ByteArena();
        arena.Append(new byte[10 * ByteArena.Retained]);
        arena.Take();
        arena.Append("open"u8);
        arena.Reset();
        Assert.InRange(arena.Capacity, 4, 256);
        Assert.True(arena.Open.Span.SequenceEqual("open"u8));
    }

    [Fact]
    public void Discard_AfterSomethingHuge_LetsGoOfTheArrayAtReset()
    {
        var arena = new ByteArena();
        arena.Append(new byte[10 * ByteArena.Retained]);
        arena.Discard();
        arena.Reset();
        Assert.Equal(0, arena.Capacity);
    }
}
