using System.Text.Json;
using LlmRouter.Conformance.Goldens.Wire;
using LlmRouter.Dialects;
using LlmRouter.Testing.Recordings;

namespace LlmRouter.Conformance.Goldens;

/// <summary>What a facade must say of a recording: the independent computation in <c>expected/</c>, in that facade's words.</summary>
internal sealed class Expectation
{
    private readonly Recording _recording;
    private readonly JsonElement _expected;
    private readonly List<JsonElement> _choices;

    public Expectation(Recording recording)
    {
        _recording = recording;
        _expected = recording.Expected;
        _choices = [.. _expected.Items("choices")];
    }

    /// <summary>No dialect reads this wire format: the only right answer is <c>upstream_invalid_response</c>.</summary>
    public bool IsForeign => !DialectCatalog.Default.Providers.Any(dialect => dialect.Name == Dialect);

    /// <summary>The provider said that it failed.</summary>
    public bool ReportsError => _expected.Items("errors").Any();

    /// <summary>
    /// It ends in the middle: no terminator, and a choice without a finish. A prompt that Gemini blocked has no choice and is whole
    /// all the same: the block is its finish.
    /// </summary>
    public bool IsTruncated => _expected.Member("terminal") is null && !IsBlocked && (_choices.Count == 0 || _choices.Exists(choice => Finish(choice).Length == 0));

    private bool IsBlocked => _expected.Member("extra")?.Member("promptFeedback")?.Text("blockReason").Length > 0;

    /// <summary>The dialect that the provider speaks.</summary>
    private string Dialect => _recording.Family switch
    {
        "openai-chat" or "openai-completions" => "openai",
        "openai-responses" => "responses",
        "ollama-chat" or "ollama-generate" => "ollama",
        "anthropic" => "anthropic",
        "gemini" => "gemini",
        _ => "",
    };

    public void Compare(WireReply reply, Facade facade)
    {
        // Only OpenAI's replies have several choices; other facades show the first.
        foreach (var choice in facade.Client.Name == "openai" ? _choices : [.. _choices.Take(1)])
            CompareChoice(choice, reply.Choices.TryGetValue(choice.GetProperty("index").GetInt32(), out var said) ? said : new WireChoice(), facade);
        if (!_recording.Unsure) CompareUsage(reply.Usage, facade);
    }

    private void CompareChoice(JsonElement expected, WireChoice actual, Facade facade)
    {
        var refusal = expected.Text("refusal");
        var refusesInText = facade.Client.Name is "ollama" or "anthropic";
        var text = expected.Text("content") + (refusesInText ? refusal : "");
        if (_recording.Unsure)
        {
            // A doubtful row: two messages in one body, of which the first ends the reply, or calls without an index. Only the text
            // is compared, as far as it goes.
            Assert.StartsWith(actual.Text.ToString(), text, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(text, actual.Text.ToString());
        // A legacy completion has text and nothing else.
        if (facade.Name == "completions") return;
        Assert.Equal(refusesInText ? "" : refusal, actual.Refusal.ToString());
        Assert.Equal(Reasoning(expected, facade), actual.Reasoning.ToString());
        var calls = expected.Items("tool_calls").ToList();
        Assert.Equal(calls.Select(call => call.Text("name")), actual.Calls.Select(call => call.Name));
        foreach (var (call, said) in calls.Zip(actual.Calls)) CompareCall(call, said, facade);
        CompareFinish(Finish(expected), actual.Finish, calls.Count > 0, refusal.Length > 0, facade);
    }

    // A provider that hides its reasoning may show a summary: its parts are paragraphs, and parts where the facade has them.
    private static string Reasoning(JsonElement expected, Facade facade)
    {
        var summary = expected.Items("reasoning_summary").Select(part => part.GetString());
        return expected.Text("reasoning") + string.Join(facade.Client.Name == "responses" ? "" : "\n\n", summary);
    }

    // Google's Go client sends its enumerations as numbers.
    private static string Finish(JsonElement choice) => choice.Member("finish_reason")?.ToString() ?? "";

    private static void CompareCall(JsonElement expected, WireCall actual, Facade facade)
    {
        // Ollama's calls had no ids for long: a made-up one is none of the provider's, and must not be asked for.
        if (expected.Text("id").Length > 0 && facade.Client.Name != "ollama") Assert.Equal(expected.Text("id"), actual.Id);
        var said = actual.Arguments.ToString();
        if (expected.Member("arguments_json") is { } json) Assert.Equal(Canonical(json), Canonical(Members.Parse(said.Length == 0 ? "{}" : said)));
        // No arguments are an empty object, or an empty text where arguments are text.
        else if (expected.Text("arguments").Length == 0) Assert.Contains(said, (string[])["", "{}"]);
        else if (facade.Client.Name is "openai" or "responses") Assert.Equal(expected.Text("arguments"), said);
    }

    private void CompareFinish(string expected, string? actual, bool hasCalls, bool refuses, Facade facade)
    {
        if (expected.Length == 0 && !IsBlocked) return;
        var reason = FinishWords.Canonical(expected, hasCalls);
        // OpenAI's models refuse in a text of its own and then stop; to Anthropic's clients the refusal is the reason.
        if (refuses && reason == "stop" && facade.Client.Name == "anthropic") reason = "content_filter";
        Assert.Equal(FinishWords.In(facade, reason, expected, isNative: facade.Client.Name == Dialect), actual);
    }

    private void CompareUsage(WireUsage? actual, Facade facade)
    {
        if (_expected.Member("usage")?.Member("norm") is not { } norm)
        {
            Assert.True(actual is null || actual is { Input: 0 or null, Output: 0 }, "counts that nobody counted");
            return;
        }

        Assert.NotNull(actual);
        var cacheRead = norm.Count("cached_tokens") ?? 0;
        var cacheWritten = norm.Count("cache_creation_tokens") ?? 0;
        // Anthropic counts what came from the cache, or went into it, beside the input; everybody else within it.
        var input = (norm.Count("prompt_tokens") ?? 0) + (_recording.Family == "anthropic" ? cacheRead + cacheWritten : 0);
        Assert.Equal(facade.Client.Name == "anthropic" ? Math.Max(0, input - cacheRead - cacheWritten) : input, actual.Input ?? 0);
        Assert.Equal(norm.Count("completion_tokens") ?? 0, actual.Output);
        if (actual.Total is not null) Assert.Equal(norm.Count("total_tokens") ?? input + actual.Output, actual.Total);
        if (actual.Cached is not null) Assert.Equal(cacheRead, actual.Cached);
        if (actual.Reasoning is > 0 && norm.Count("reasoning_tokens") is { } reasoning) Assert.Equal(reasoning, actual.Reasoning);
    }

    private static string Canonical(JsonElement json) => JsonSerializer.Serialize(json);
}
