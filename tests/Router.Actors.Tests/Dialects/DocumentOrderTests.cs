using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects;

/// <summary>Documents name text before reasoning; clients whose replies are blocks in order hear the reasoning first all the same.</summary>
public sealed class DocumentOrderTests
{
    [Theory]
    [InlineData("""{"choices":[{"index":0,"message":{"role":"assistant","content":"a","tool_calls":[{"id":"i","function":{"name":"f","arguments":"{}"}}],"reasoning_content":"r"},"finish_reason":"stop"}]}""")]
    [InlineData("""{"choices":[{"index":0,"message":{"content":"a","reasoning":"r","reasoning_content":"r","tool_calls":[{"id":"i","function":{"name":"f","arguments":"{}"}}]},"finish_reason":"stop"}]}""")]
    [InlineData("""{"model":"m","message":{"tool_calls":[{"function":{"name":"f","arguments":{}}}],"content":"a","thinking":"r"},"done":true,"done_reason":"stop"}""")]
    public void Read_TextBeforeReasoning_IsTurned(string document)
    {
        var kinds = Exchange.Run(System.Text.Encoding.UTF8.GetBytes(document)).Deltas.Select(said => said.Kind);
        Assert.Equal(
            [DeltaKind.Reasoning, DeltaKind.Text, DeltaKind.ToolCallStarted, DeltaKind.ToolArguments],
            kinds.Where(kind => kind is DeltaKind.Reasoning or DeltaKind.Text or DeltaKind.ToolCallStarted or DeltaKind.ToolArguments));
    }
}
