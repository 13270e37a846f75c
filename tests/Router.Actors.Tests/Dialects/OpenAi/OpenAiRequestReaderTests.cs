using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects.OpenAi;
using LlmRouter.Dialects.Requests;

namespace LlmRouter.Tests.Dialects.OpenAi;

public sealed class OpenAiRequestReaderTests
{
    [Theory]
    [InlineData("""{"type":"text","text":"x"}""", "x", "", "")]
    [InlineData("""{"type":"image_url","image_url":{"url":"data:image\/webp;base64,AA=="}}""", "AA==", "image/webp", "")]
    [InlineData("""{"type":"image_url","image_url":"https://h/i.png"}""", "https://h/i.png", "", "")]
    [InlineData("""{"type":"input_audio","input_audio":{"data":"AA==","format":"wav"}}""", "AA==", "audio/wav", "")]
    [InlineData("""{"type":"input_audio","input_audio":{"data":"AA==","format":"mp3"}}""", "AA==", "audio/mpeg", "")]
    [InlineData("""{"type":"file","file":{"file_data":"data:application/pdf;base64,AA==","filename":"a.pdf"}}""", "AA==", "application/pdf", "a.pdf")]
    public void ReadChat_Part_IsTheSameThing(string part, string text, string mediaType, string fileName)
    {
        var read = Assert.Single(Chat($$"""{"model":"a","messages":[{"role":"user","content":[{{part}}]}]}""").Messages[0].Parts);
        Assert.Equal((text, mediaType, fileName), (Utf8(read.Text), Utf8(read.MediaType), Utf8(read.FileName)));
        Assert.Equal(text.StartsWith("https", StringComparison.Ordinal), read.IsRemote);
    }

    [Theory]
    [InlineData(""" "messages":[{"role":"user","content":[{"type":"file","file":{"file_id":"f"}}]}] """, "messages[0].content[0].file.file_id")]
    [InlineData(""" "messages":[{"role":"user","content":[{"type":"file","file":{"file_data":"AA=="}}]}] """, "messages[0].content[0].file.file_data")]
    [InlineData(""" "messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:text/plain,x"}}]}] """, "messages[0].content[0].image_url")]
    [InlineData(""" "messages":[{"role":"user","content":[{"type":"image_url","image_url":{}}]}] """, "messages[0].content[0].image_url")]
    [InlineData(""" "messages":[{"role":"assistant","audio":{"id":"a"}}] """, "messages[0].audio")]
    [InlineData(""" "messages":[{"role":"assistant","tool_calls":[{"id":"i","type":"custom","custom":{"name":"c","input":"x"}}]}] """, "messages[0].tool_calls[0]")]
    [InlineData(""" "messages":[{"role":"user","content":"q"}],"modalities":["text","audio"] """, "modalities")]
    [InlineData(""" "messages":[{"role":"user","content":"q"}],"audio":{"voice":"v"} """, "modalities")]
    [InlineData(""" "messages":[{"role":"user","content":"q"}],"response_format":{"type":"grammar"} """, "response_format")]
    [InlineData(""" "messages":[{"role":"user","content":"q"}],"tool_choice":{"type":"custom","custom":{"name":"c"}} """, "tool_choice")]
    public void ReadChat_WhatNobodyElseCanBeTold_IsA400ThatNamesIt(string members, string param)
    {
        var error = Assert.Throws<RouterException>(() => Chat($$"""{"model":"a",{{members.Trim()}}}""")).Error;
        Assert.Equal((400, param), (error.Status, error.Param));
    }

    [Fact]
    public void ReadChat_AssistantsTurn_KeepsRefusalAndSignature()
    {
        var turn = Chat("""{"model":"a","messages":[{"role":"assistant","content":null,"refusal":"no","tool_calls":[{"id":"i","function":{"name":"f","arguments":"{}"},"extra_content":{"google":{"thought_signature":"s=="}}}]}]}""").Messages[0];
        Assert.Equal("no", Utf8(Assert.Single(turn.Parts).Text));
        Assert.Equal(("i", "f", "s=="), (Utf8(turn.Calls[0].Id), Utf8(turn.Calls[0].Name), Utf8(turn.Calls[0].Signature)));
    }

    [Fact]
    public void ReadChat_LegacyFunctions_AreToolsAndCallsWithIds()
    {
        var chat = Chat("""
            {"model":"a","functions":[{"name":"f"},{"name":"g"}],"function_call":{"name":"g"},"messages":[
            {"role":"assistant","content":null,"function_call":{"name":"f","arguments":"{}"}},{"role":"function","name":"f","content":"1"},
            {"role":"assistant","content":null,"function_call":{"name":"f","arguments":"{}"}},{"role":"function","name":"f","content":"2"}]}
            """);
        Assert.Equal(["f", "g"], chat.Tools.Select(tool => Utf8(tool.Name)));
        Assert.Equal((ToolChoiceMode.Named, "g"), (chat.ToolChoice.Mode, Utf8(chat.ToolChoice.Name)));
        Assert.Equal(["call_0", "call_1"], chat.Messages.SelectMany(message => message.Calls).Select(call => Utf8(call.Id)));
        Assert.Equal(["call_0", "call_1"], chat.Messages.Where(message => message.Role == ChatRole.Tool).Select(message => Utf8(message.CallId)));
    }

    [Theory]
    [InlineData("\"auto\"", nameof(ToolChoiceMode.Auto), "", "f,g,h")]
    [InlineData("\"none\"", nameof(ToolChoiceMode.None), "", "f,g,h")]
    [InlineData("\"required\"", nameof(ToolChoiceMode.Required), "", "f,g,h")]
    [InlineData("""{"type":"function","function":{"name":"g"}}""", nameof(ToolChoiceMode.Named), "g", "f,g,h")]
    [InlineData("""{"type":"allowed_tools","allowed_tools":{"mode":"required","tools":[{"type":"function","function":{"name":"h"}},{"type":"function","function":{"name":"f"}}]}}""", nameof(ToolChoiceMode.Required), "", "f,h")]
    public void ReadChat_ToolChoice_IsAModeAndTheToolsOnOffer(string choice, string mode, string name, string tools)
    {
        var chat = Chat($$$"""{"model":"a","messages":[{"role":"user","content":"q"}],"tool_choice":{{{choice}}},"tools":[{"type":"function","function":{"name":"f"}},{"type":"function","function":{"name":"g"}},{"type":"function","function":{"name":"h"}}]}""");
        Assert.Equal((mode, name, tools), (chat.ToolChoice.Mode.ToString(), Utf8(chat.ToolChoice.Name), string.Join(',', chat.Tools.Select(tool => Utf8(tool.Name)))));
    }

    [Theory]
    [InlineData("\"x\":1", null, "", null)]
    [InlineData("\"reasoning_effort\":\"low\"", null, "low", null)]
    [InlineData("\"reasoning\":{\"effort\":\"high\",\"max_tokens\":2000,\"enabled\":true}", true, "high", 2000L)]
    [InlineData("\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}", true, "", 1024L)]
    [InlineData("\"thinking\":{\"type\":\"disabled\"}", false, "", null)]
    [InlineData("\"reasoning\":1,\"thinking\":[]", null, "", null)]
    public void ReadChat_Reasoning_IsReadFromEveryWayOfAsking(string member, bool? enabled, string effort, long? budget)
    {
        var reasoning = Chat($$"""{"model":"a","messages":[{"role":"user","content":"q"}],{{member}}}""").Reasoning;
        Assert.Equal((enabled, effort, budget), (reasoning.Enabled, Utf8(reasoning.Effort), reasoning.Budget));
    }

    private static ChatRequest Chat(string body) => new OpenAiDialect().ReadChat(new RouterRequest("r", Operation.Chat, Encoding.UTF8.GetBytes(body)));

    private static string Utf8(ReadOnlyMemory<byte> text) => Encoding.UTF8.GetString(text.Span);
}
