using LlmRouter.Contracts;
using LlmRouter.Testing.Recordings;

namespace LlmRouter.Conformance.Goldens;

/// <summary>Every recorded reply through the real graph to every facade: what it says, and its very bytes.</summary>
public sealed class GoldensWholeTests
{
    public static TheoryData<string, string> Cases => GoldenCases.All;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Stream_Recording_SaysWhatIsExpectedInTheBytesOfItsSnapshot(string file, string facadeName)
    {
        var (recording, facade) = (Recording.Named(file), Facade.Named(facadeName));
        var expectation = new Expectation(recording);
        var reply = await RelayRig.RunAsync(recording.Body, facade, stream: true);
        AssertEnding(expectation, reply.Error);
        var said = facade.Reader.Stream(reply.Text);
        Assert.Empty(said.Contradictions);
        Assert.Equal(reply.Error?.Message, said.Error);
        Assert.Equal(reply.Error is null, said.Terminated);
        if (reply.Error is null) expectation.Compare(said, facade);
        else Assert.DoesNotContain(said.Choices.Values, choice => choice.Finish is not null);
        Snapshots.Check(recording, facade, reply.Bytes);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Document_Recording_SaysWhatIsExpected(string file, string facadeName)
    {
        var (recording, facade) = (Recording.Named(file), Facade.Named(facadeName));
        var expectation = new Expectation(recording);
        var reply = await RelayRig.RunAsync(recording.Body, facade, stream: false);
        AssertEnding(expectation, reply.Error);
        if (reply.Error is null) expectation.Compare(facade.Reader.Document(reply.Text), facade);
        else Assert.Empty(reply.Bytes);
    }

    private static void AssertEnding(Expectation expectation, RouterError? error)
    {
        if (expectation.ReportsError) Assert.True(error is not null && error.Code != ErrorCode.StreamIncomplete, $"{error?.Code} for an error that the provider told");
        else if (expectation.IsForeign) Assert.Equal(ErrorCode.InvalidResponse, error?.Code);
        else Assert.Equal(expectation.IsTruncated ? ErrorCode.StreamIncomplete : null, error?.Code);
    }
}
