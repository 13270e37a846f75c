using LlmRouter.Contracts;
using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects.Responses;

public sealed class ResponsesDeltaReaderTests
{
    private const string Created = """{"type":"response.created","response":{"id":"resp_1","object":"response","created_at":1700000001.0,"status":"in_progress","model":"up","output":[]}}""";
    private const string Completed = """{"type":"response.completed","response":{"object":"response","status":"completed","output":[]}}""";
    private const string Message = """{"type":"response.output_item.added","output_index":0,"item":{"id":"msg_1","type":"message","role":"assistant","content":[]}}""";
    private const string Whole = """{"id":"msg_1","type":"message","role":"assistant","content":[{"type":"output_text","text":"aé😀b"}]}""";

    public static TheoryData<string[]> TextsToldLate =>
    [
        [End(Whole)],
        [Message, """{"type":"response.output_text.done","output_index":0,"content_index":0,"text":"aé😀b"}""", Done(Whole), End(Whole)],
        [Message, """{"type":"response.content_part.done","output_index":0,"content_index":0,"part":{"type":"output_text","text":"aé😀b"}}""", Done(Whole), End(Whole)],
        [Message, Done(Whole), End(Whole)],
        [Message, Delta("a"), End(Whole)],
        [Message, Delta("""a\u00e9\ud83d"""), Delta("""\ude00"""), Done(Whole), End(Whole)],
        [Message, Delta("aé😀b"), """{"type":"response.output_text.done","output_index":0,"content_index":3,"text":"aé😀b"}""", Done(Whole), End(Whole)],
        [Delta("aé"), Delta("😀b"), End("""{"type":"message","content":[{"type":"output_text","text":"aé"},{"type":"output_text","text":"😀b"}]}""")],
        [Message, Delta("aé😀b"), End("""{"id":"other","type":"message","content":[{"type":"output_text","text":"aé😀b"}]}""")],
    ];

    [Theory]
    [MemberData(nameof(TextsToldLate))]
    public void Text_ToldInAnyOfItsEvents_IsSaidOnce(string[] events)
    {
        var said = Exchange.OfEvents([Created, .. events]);
        Assert.Null(said.Error);
        Assert.Equal("aé😀b", said.Text(DeltaKind.Text).Replace("\\u00e9", "é", StringComparison.Ordinal).Replace("\\ud83d\\ude00", "😀", StringComparison.Ordinal));
    }

    [Fact]
    public void Call_ToldInPiecesOrWhole_IsSaidOnce()
    {
        const string call = """{"id":"fc_1","type":"function_call","call_id":"c1","name":"f","arguments":"{\"a\":1}"}""";
        const string empty = """{"id":"fc_1","type":"function_call","call_id":"c1","name":"f","arguments":""}""";
        string[][] told =
        [
            [End(call)],
            [Added(empty), Done(call), End(call)],
            [Added(empty), Arguments("""{\"a\":"""), Done(call), End(call)],
            [Added(empty), Arguments("""{\"a\":1}"""), """{"type":"response.function_call_arguments.done","output_index":0,"arguments":"{\"a\":1}"}""", End(call)],
            [Added(call), Arguments("""{\"a\":1}"""), Done(call), End(call)],
            [Added("""{"id":"fc_1","type":"function_call","call_id":"c1","name":"","arguments":""}"""), Arguments("""{\"a\":1}"""), Done(call), End(call)],
        ];
        foreach (var events in told)
        {
            var said = Exchange.OfEvents([Created, .. events]);
            Assert.Equal(("c1", "f", 0), said.Of(DeltaKind.ToolCallStarted).Select(started => (started.Id, started.Name, started.Tool)).Single());
            Assert.Equal("""{\"a\":1}""", said.Text(DeltaKind.ToolArguments));
            Assert.Equal(FinishReason.ToolCalls, said.Of(DeltaKind.Finished).Single().Finish);
        }
    }

    [Fact]
    public void Summary_OfSeveralParts_HasBlankLinesBetween()
    {
        const string item = """{"id":"rs_1","type":"reasoning","summary":[{"type":"summary_text","text":"a"},{"type":"summary_text","text":"b"}],"encrypted_content":"sig"}""";
        var streamed = Exchange.OfEvents(
            Created, """{"type":"response.reasoning_summary_text.delta","output_index":0,"summary_index":0,"delta":"a"}""",
            """{"type":"response.reasoning_summary_text.delta","output_index":0,"summary_index":1,"delta":"b"}""", Done(item), Completed);
        foreach (var said in new[] { streamed, Exchange.OfEvents(Created, End(item)) })
        {
            Assert.Equal("a\\n\\nb", said.Text(DeltaKind.Reasoning));
            Assert.Equal("sig", said.Of(DeltaKind.Signature).Single().Text);
        }
    }

    [Fact]
    public void Reasoning_ShownBesideItsSummary_IsSaidOnce()
    {
        const string item = """{"type":"reasoning","summary":[{"type":"summary_text","text":"short"}],"content":[{"type":"reasoning_text","text":"long"}]}""";
        Assert.Equal("long", Exchange.OfEvents(Created, End(item)).Text(DeltaKind.Reasoning));
        Assert.Equal("long", Exchange.OfEvents(Created, """{"type":"response.reasoning_text.delta","output_index":0,"content_index":0,"delta":"long"}""", Done(item), End(item)).Text(DeltaKind.Reasoning));
    }

    [Theory]
    [InlineData("max_output_tokens", "Length")]
    [InlineData("content_filter", "ContentFilter")]
    [InlineData("x", "Length")]
    public void Incomplete_Reason_IsMapped(string reason, string finish) => Assert.Equal(finish, Exchange.OfEvents(
        Created, $$$"""{"type":"response.incomplete","response":{"status":"incomplete","incomplete_details":{"reason":"{{{reason}}}"},"output":[]}}""").Of(DeltaKind.Finished).Single().Finish.ToString());

    [Theory]
    [InlineData("""{"type":"response.failed","response":{"status":"failed","error":{"code":"server_error","message":"boom"}}}""")]
    [InlineData("""{"type":"error","code":"server_error","message":"boom","param":null,"sequence_number":3}""")]
    [InlineData("""{"type":"error","sequence_number":3,"error":{"type":"server_error","code":"server_error","message":"boom","param":null}}""")]
    [InlineData("""{"error":{"code":"server_error","message":"boom"}}""")]
    public void Failure_InAnyShape_IsAnError(string failure)
    {
        var said = Exchange.OfEvents(Created, Delta("a"), failure, Completed);
        Assert.Equal(("boom", "server_error", Fault.Provider), (said.Error?.Message, said.Error?.Code, said.Error?.Fault));
        Assert.DoesNotContain(said.Deltas, delta => delta.Kind is DeltaKind.Finished or DeltaKind.Ended);
    }

    [Fact]
    public void Document_Failed_IsAnError() =>
        Assert.Equal("boom", Exchange.OfEvents("""{"object":"response","status":"failed","error":{"code":"server_error","message":"boom"},"output":[]}""").Error?.Message);

    [Theory]
    [InlineData("in_progress")]
    [InlineData("queued")]
    public void Document_StillBeingMade_IsIncomplete(string status) => Assert.Equal(
        ErrorCode.StreamIncomplete, Exchange.OfEvents($$"""{"object":"response","status":"{{status}}","output":[{{Whole}}]}""").Error?.Code);

    [Fact]
    public void Usage_Details_AreCounted()
    {
        var usage = Exchange.OfEvents(Created, """
            {"type":"response.completed","response":{"status":"completed","output":[],"usage":{"input_tokens":9,"input_tokens_details":{"cached_tokens":4,"cache_write_tokens":2},
            "output_tokens":5,"output_tokens_details":{"reasoning_tokens":3}}}}
            """.ReplaceLineEndings("")).Of(DeltaKind.Usage).Single().Usage;
        Assert.Equal(new TokenUsage(9, 5, 14) { CachedTokens = 4, CacheWriteTokens = 2, ReasoningTokens = 3 }, usage);
    }

    [Fact]
    public void Logprobs_OfADelta_ComeBesideIt() => Assert.Equal("""[{"token":"a","logprob":-1,"top_logprobs":[]}]""", Exchange.OfEvents(
        Created, """{"type":"response.output_text.delta","output_index":0,"delta":"a","logprobs":[{"token":"a","logprob":-1,"top_logprobs":[]}]}""", Completed)
        .Of(DeltaKind.Logprobs).Single().Text);

    [Fact]
    public void Annotation_OfAnAddress_IsSharedAndOneOfAFileIsNot()
    {
        var said = Exchange.OfEvents(
            Created, Delta("a"), """{"type":"response.output_text.annotation.added","output_index":0,"annotation":{"type":"url_citation","url":"u","title":"t","start_index":0,"end_index":1}}""",
            """{"type":"response.output_text.annotation.added","output_index":0,"annotation":{"type":"file_citation","file_id":"f","index":0}}""", Completed);
        Assert.Equal("""
            "url":"u","title":"t","start_index":0,"end_index":1
            """, said.Of(DeltaKind.Annotation).Single().Text);
    }

    [Fact]
    public void OwnItems_ForAnotherDialect_AreNotTold() => Assert.DoesNotContain(
        "web_search", Exchange.OfEvents(
            Created, """{"type":"response.output_item.added","output_index":0,"item":{"id":"ws_1","type":"web_search_call","status":"in_progress"}}""",
            """{"type":"response.web_search_call.searching","output_index":0,"item_id":"ws_1"}""", Delta("a"), Completed).Output, StringComparison.Ordinal);

    private static string Delta(string text) => $$"""{"type":"response.output_text.delta","output_index":0,"content_index":0,"delta":"{{text}}","obfuscation":"xyz"}""";

    private static string Arguments(string text) => $$"""{"type":"response.function_call_arguments.delta","output_index":0,"item_id":"fc_1","delta":"{{text}}"}""";

    private static string Added(string item) => $$"""{"type":"response.output_item.added","output_index":0,"item":{{item}}}""";

    private static string Done(string item) => $$"""{"type":"response.output_item.done","output_index":0,"item":{{item}}}""";

    private static string End(string item) => $$$"""{"type":"response.completed","response":{"status":"completed","output":[{{{item}}}]}}""";
}
