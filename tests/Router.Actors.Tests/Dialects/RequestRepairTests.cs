namespace LlmRouter.Tests.Dialects;

/// <summary>What real clients send that no provider takes as it is.</summary>
public sealed class RequestRepairTests
{
    private const string User = """{"role":"user","content":"q"}""";
    private const string Reused = $$$"""
        {"model":"a","messages":[{{{User}}},
        {"role":"assistant","tool_calls":[{"id":"call_0","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"call_0","content":"1"},
        {"role":"assistant","tool_calls":[{"id":"call_0","function":{"name":"g","arguments":"{}"}},{"id":"call_0","function":{"name":"h","arguments":"{}"}}]},
        {"role":"tool","tool_call_id":"call_0","content":"2"},{"role":"tool","tool_call_id":"call_0","content":"3"}]}
        """;

    private const string Nameless = $$$"""
        {"model":"a","messages":[{{{User}}},
        {"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":"{}"}},{"function":{"name":"g","arguments":"{}"}}]},
        {"role":"tool","name":"g","content":"2"},{"role":"tool","content":"1"}]}
        """;

    private static readonly string Anthropics = "Eq" + new string('A', 60);
    private static readonly string Googles = "Cq" + new string('A', 60);

    [Theory]
    [InlineData("anthropic", """ "tool_use","id":"call_0","name":"f" """, """ "tool_use","id":"call_1","name":"g" """, """ "tool_use","id":"call_2","name":"h" """,
        """ "tool_use_id":"call_1","content":[{"type":"text","text":"2"}] """, """ "tool_use_id":"call_2","content":[{"type":"text","text":"3"}] """)]
    [InlineData("responses", """ "call_id":"call_1","name":"g" """, """ "call_id":"call_2","name":"h" """, """ "call_id":"call_1","output":"2" """, """ "call_id":"call_2","output":"3" """)]
    [InlineData("gemini", """ "id":"call_1","name":"g" """, """ "id":"call_2","name":"h","response":{"result":"3"} """)]
    public void Encode_IdsThatAreReused_BecomeTheCallsOwn(string provider, params string[] expected)
    {
        var body = Translation.Encode(Reused, provider: provider).Body;

        Assert.All(expected, part => Assert.Contains(part.Trim(), body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("anthropic", """ "tool_use_id":"call_1","content":[{"type":"text","text":"2"}] """, """ "tool_use_id":"call_0","content":[{"type":"text","text":"1"}] """)]
    [InlineData("responses", """ "call_id":"call_1","output":"2" """, """ "call_id":"call_0","output":"1" """)]
    [InlineData("ollama", """ "content":"2","tool_name":"g" """, """ "content":"1","tool_name":"f" """)]
    public void Encode_CallsWithoutIds_AreToldApart(string provider, params string[] expected)
    {
        var body = Translation.Encode(Nameless, provider: provider).Body;

        Assert.All(expected, part => Assert.Contains(part.Trim(), body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("responses")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    [InlineData("ollama")]
    public void Encode_HalfASurrogatePair_LeavesAsAReplacement(string provider)
    {
        var body = Translation.Encode("""{"model":"a","messages":[{"role":"user","content":"cut \ud83d whole \ud83d\ude00"}]}""", provider: provider).Body;

        Assert.Contains(@"cut \ufffd whole \ud83d\ude00", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("responses", false)]
    [InlineData("gemini", false)]
    [InlineData("anthropic", true)]
    public void Encode_SignatureOfAnthropics_ReachesNobodyElse(string provider, bool kept) =>
        Assert.Equal(kept, Encoded(Anthropics, provider).Contains(Anthropics, StringComparison.Ordinal));

    [Theory]
    [InlineData("responses", false)]
    [InlineData("gemini", true)]
    [InlineData("anthropic", true)]
    public void Encode_SignatureOfGoogles_ReachesNobodyElse(string provider, bool kept) =>
        // A provider of the client's dialect gets the body as it is.
        Assert.Equal(kept, Encoded(Googles, provider).Contains(Googles, StringComparison.Ordinal));

    [Fact]
    public void Encode_SignaturesForAnthropic_AreItsOwn()
    {
        var input = $$"""{"model":"a","input":[{"role":"user","content":"q"},{"type":"reasoning","summary":[],"encrypted_content":"SIGNATURE"},{"role":"assistant","content":"a"},{"role":"user","content":"r"}]}""";

        Assert.All([("gAAAAsig", false), (Googles, false), (Anthropics, true)], each => Assert.Equal(
            each.Item2, Translation.Encode(input.Replace("SIGNATURE", each.Item1, StringComparison.Ordinal), "responses", "anthropic").Body.Contains("\"thinking\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("responses")]
    public void Encode_UserThatIsTooLongForOpenAi_IsHashed(string provider)
    {
        var body = Translation.Encode($$$"""{"model":"a","max_tokens":20,"messages":[{{{User}}}],"metadata":{"user_id":"{{{new string('u', 65)}}}"}}""", "anthropic", provider).Body;

        Assert.Matches("\"user\":\"[0-9a-f]{64}\"", body);
    }

    [Theory]
    [InlineData("data:image/jpg;base64,AAAA", "image/jpeg")]
    [InlineData("data:image/png;charset=utf-8;base64,AAAA", "image/png")]
    public void Encode_MediaTypeOfADataUrl_IsARegisteredOne(string url, string expected) => Assert.Contains(
        $"\"media_type\":\"{expected}\",\"data\":\"AAAA\"",
        Translation.Encode($$$"""{"model":"a","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"{{{url}}}"}}]}]}""", provider: "anthropic").Body,
        StringComparison.Ordinal);

    [Fact]
    public void Encode_DataUrlAmongOllamasImages_IsReadAsOne() => Assert.Contains(
        """ "inlineData":{"mimeType":"image/webp","data":"AAAA"} """.Trim(),
        Translation.Encode("""{"model":"a","messages":[{"role":"user","content":"q","images":["data:image/webp;base64,AAAA"]}]}""", "ollama", "gemini").Body,
        StringComparison.Ordinal);

    private static string Encoded(string signature, string provider) => Translation.Encode(
        $$"""{"model":"a","max_tokens":9,"messages":[{{User}},{"role":"assistant","content":[{"type":"thinking","thinking":"t","signature":"{{signature}}"},{"type":"text","text":"a"}]},{{User}}]}""", "anthropic", provider).Body;
}
