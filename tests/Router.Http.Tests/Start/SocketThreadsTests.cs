using LlmRouter.Http.Start;

namespace LlmRouter.Http.Tests.Start;

public sealed class SocketThreadsTests
{
    private const string Inline = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
    private const string Count = "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT";

    [Theory]
    [InlineData(1, "1")]
    [InlineData(2, "1")]
    [InlineData(3, "2")]
    [InlineData(16, "15")]
    public void Choices_NothingSet_RunInlineAndLeaveAProcessor(int processors, string threads) =>
        Assert.Equal([new(Inline, "1"), new(Count, threads)], SocketThreads.Choices(_ => null, processors));

    [Fact]
    public void Choices_InlineSetAlready_LeavesAProcessorAllTheSame() =>
        Assert.Equal([new(Count, "7")], SocketThreads.Choices(name => name == Inline ? "1" : null, processors: 8));

    [Theory]
    [InlineData("0")]
    [InlineData("")]
    public void Choices_InlineRefused_LeavesAllToTheRuntime(string value) =>
        Assert.Empty(SocketThreads.Choices(name => name == Inline ? value : null, processors: 8));

    [Fact]
    public void Choices_ThreadsSetAlready_KeepsTheirNumber() =>
        Assert.Equal([new(Inline, "1")], SocketThreads.Choices(name => name == Count ? "3" : null, processors: 8));
}
