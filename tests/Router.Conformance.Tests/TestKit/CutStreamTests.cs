using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.TestKit;

/// <summary>The cuts that a test asks for are those that the relay gets, which waits with a read of no bytes before each.</summary>
public sealed class CutStreamTests
{
    private static readonly byte[] Body = [.. Enumerable.Range(0, 10).Select(value => (byte)value)];

    [Fact]
    public async Task Cuts_WithAWaitBeforeEachRead_AreThoseAskedFor() =>
        Assert.Equal(["0,1", "2,3,4", "5,6,7", "8,9"], await ReadsAsync(CutStream.Of(Body, 2, 3), buffer: 100));

    [Fact]
    public async Task Piece_LargerThanTheBuffer_IsReadOn() =>
        Assert.Equal(["0,1,2", "3", "4,5,6", "7,8,9"], await ReadsAsync(CutStream.Of(Body, 4, 6), buffer: 3));

    [Fact]
    public async Task PendingReads_AreTheSame() =>
        Assert.Equal(["0,1,2,3", "4"], await ReadsAsync(new CutStream([Body[..4], Body[4..5]], pending: true), buffer: 100));

    private static async Task<List<string>> ReadsAsync(CutStream stream, int buffer)
    {
        var (reads, target) = (new List<string>(), new byte[buffer]);
        while (true)
        {
            Assert.Equal(0, await stream.ReadAsync(Memory<byte>.Empty));
            if (await stream.ReadAsync(target) is not (> 0 and var count)) return reads;
            reads.Add(string.Join(',', target[..count]));
        }
    }
}
