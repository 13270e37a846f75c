using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects.OpenAi;
using LlmRouter.Dialects.Requests;

namespace LlmRouter.Tests.Dialects.OpenAi;

public sealed class OpenAiRequestWriterTests
{
    [Theory]
    [InlineData("audio/wav", "", """{"type":"input_audio","input_audio":{"data":"AA==","format":"wav"}}""")]
    [InlineData("audio/mpeg", "", """{"type":"input_audio","input_audio":{"data":"AA==","format":"mp3"}}""")]
    [InlineData("audio/flac", "", """{"type":"input_audio","input_audio":{"data":"AA==","format":"flac"}}""")]
    [InlineData("image/png", "", """{"type":"image_url","image_url":{"url":"data:image/png;base64,AA=="}}""")]
    [InlineData("application/pdf", "a.pdf", """{"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,AA=="}}""")]
    [InlineData("application/pdf", "", """{"type":"file","file":{"filename":"document.pdf","file_data":"data:application/pdf;base64,AA=="}}""")]
    public void Write_Part_IsOpenAis(string mediaType, string fileName, string expected) => Assert.Equal(
        $$"""[{"role":"user","content":[{{expected}}]}]""",
        Messages(new ChatMessage(ChatRole.User) { Parts = [new ContentPart("AA=="u8.ToArray(), Bytes(mediaType)) { FileName = Bytes(fileName) }] }));

    [Fact]
    public void Write_RemoteFile_IsRefused() => Assert.Equal("messages[0].content[0]", Assert.Throws<RouterException>(() =>
        Messages(new ChatMessage(ChatRole.User) { Parts = [new ContentPart("https://h/a.pdf"u8.ToArray(), "application/pdf"u8.ToArray(), IsRemote: true)] })).Error.Param);

    [Fact]
    public void Write_ImagesOfToolResults_FollowTheLastResultAsAUsers() => Assert.Equal(
        """[{"role":"tool","content":"1","tool_call_id":"a"},{"role":"tool","content":"","tool_call_id":"b"},""" +
        """{"role":"user","content":[{"type":"text","text":"The tool results above came with:"},{"type":"image_url","image_url":{"url":"data:image/png;base64,A="}},{"type":"image_url","image_url":{"url":"data:image/png;base64,B="}}]},""" +
        """{"role":"user","content":"u"}]""",
        Messages(
            new ChatMessage(ChatRole.Tool) { CallId = "a"u8.ToArray(), IsError = true, Parts = [new ContentPart("1"u8.ToArray()), new ContentPart("A="u8.ToArray(), "image/png"u8.ToArray())] },
            new ChatMessage(ChatRole.Tool) { CallId = "b"u8.ToArray(), Parts = [new ContentPart("B="u8.ToArray(), "image/png"u8.ToArray())] },
            new ChatMessage(ChatRole.User) { Parts = [new ContentPart("u"u8.ToArray())] }));

    [Fact]
    public void Write_AssistantsTurn_KeepsReasoningAndTheSignatureOfTheCall() => Assert.Equal(
        """[{"role":"assistant","content":null,"reasoning_content":"r","tool_calls":[{"id":"i","type":"function","function":{"name":"f","arguments":"{}"},"extra_content":{"google":{"thought_signature":"s"}}}]}]""",
        Messages(new ChatMessage(ChatRole.Assistant)
        {
            Reasoning = "r"u8.ToArray(), Signature = "dropped"u8.ToArray(),
            Calls = [new ToolCall("i"u8.ToArray(), "f"u8.ToArray(), "{}"u8.ToArray()) { Signature = "s"u8.ToArray() }],
        }));

    [Theory]
    [InlineData("low", "low")]
    [InlineData("xhigh", "xhigh")]
    [InlineData("max", "high")]
    public void Write_Effort_IsAWordThatTheServersKnow(string effort, string expected) => Assert.Equal(
        $$"""{"model":"m","messages":[],"stream":false,"reasoning_effort":"{{expected}}"}""",
        Encoding.UTF8.GetString(OpenAiRequestWriter.Write(new ChatRequest { Reasoning = new ReasoningOptions(Enabled: null, Bytes(effort)) }, Translation.Target("m")).Span));

    private static string Messages(params ChatMessage[] messages)
    {
        var body = Encoding.UTF8.GetString(OpenAiRequestWriter.Write(new ChatRequest { Messages = messages }, Translation.Target("m")).Span);
        return body["""{"model":"m","messages":""".Length..^""","stream":false}""".Length];
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
