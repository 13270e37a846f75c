using LlmRouter.Testing.Recordings;

namespace LlmRouter.Conformance.Goldens;

/// <summary>No cut of the provider's bytes changes a byte of the reply.</summary>
public sealed class GoldensCutTests
{
    public static TheoryData<string, string> Cases => GoldenCases.All;

    public static TheoryData<string, string> Small => GoldenCases.Small;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Relay_RecordingByteByByte_GivesTheSameBytes(string file, string facade)
    {
        var size = Recording.Named(file).Body.Length <= GoldenCases.ByteByByte ? 1 : GoldenCases.PrimeRead;
        await AssertSameAsync(file, facade, stream: true, [[size]]);
        await AssertSameAsync(file, facade, stream: false, [[size]]);
    }

    [Theory]
    [MemberData(nameof(Small))]
    public Task Relay_SmallRecordingCutInTwoAnywhere_GivesTheSameBytes(string file, string facade) =>
        AssertSameAsync(file, facade, stream: true, TwoWaySplits(file));

    [Theory]
    [MemberData(nameof(Small))]
    public Task Relay_SmallRecordingCutInTwoAnywhereToADocument_GivesTheSameBytes(string file, string facade) =>
        AssertSameAsync(file, facade, stream: false, TwoWaySplits(file));

    private static IEnumerable<int[]> TwoWaySplits(string file)
    {
        var length = Recording.Named(file).Body.Length;
        return Enumerable.Range(1, length - 1).Select(at => new[] { at, length });
    }

    private static async Task AssertSameAsync(string file, string facadeName, bool stream, IEnumerable<int[]> cuts)
    {
        var (body, facade) = (Recording.Named(file).Body, Facade.Named(facadeName));
        var whole = await RelayRig.RunAsync(body, facade, stream);
        foreach (var sizes in cuts)
        {
            var cut = await RelayRig.RunAsync(body, facade, stream, sizes);
            if (!cut.Bytes.AsSpan().SequenceEqual(whole.Bytes) || cut.Error?.Code != whole.Error?.Code)
                Assert.Fail($"Reads of {string.Join(", ", sizes)} bytes: {cut.Error?.Code}\n{cut.Text}\ninstead of {whole.Error?.Code}\n{whole.Text}");
        }
    }
}
