using System.Text.Json;

namespace LlmRouter.Testing.Replies;

/// <summary>Wire contract §1.3 to §1.5: what every chunk holds, and how a choice ends.</summary>
internal static class ChunkRules
{
    private static readonly string[] FinishReasons = ["stop", "length", "tool_calls", "content_filter"];

    public static void Check(StreamedReply reply, ICollection<string> breaches)
    {
        var chunks = reply.Chunks.Where(chunk => !chunk.TryGetProperty("error", out _)).ToList();
        if (chunks.Count == 0)
        {
            breaches.Add("§1.3: no chunk at all");
            return;
        }

        CheckOpening(chunks[0], breaches);
        foreach (var chunk in chunks) CheckChunk(chunk, chunks[0], breaches);
        CheckFinish(chunks, breaches);
    }

    private static void CheckOpening(JsonElement chunk, ICollection<string> breaches)
    {
        foreach (var choice in Choices(chunk))
        {
            var opens = choice.TryGetProperty("delta", out var delta) && delta.TryGetProperty("role", out var role) && role.GetString() == "assistant"
                && delta.TryGetProperty("content", out var content) && content.GetString() is "";
            if (!opens) breaches.Add($"§1.3: the first delta is {delta}");
        }

        if (!Choices(chunk).Any()) breaches.Add("§1.3: the first chunk has no choice");
    }

    private static void CheckChunk(JsonElement chunk, JsonElement first, ICollection<string> breaches)
    {
        foreach (var name in (string[])["id", "created", "model", "object"])
        {
            if (!chunk.TryGetProperty(name, out var value) || value.ToString() != first.GetProperty(name).ToString())
                breaches.Add($"§1.3: {name} is missing or differs from the first chunk's: {chunk}");
        }

        if (!chunk.GetProperty("created").TryGetInt64(out _)) breaches.Add($"§1.3: created is no integer: {chunk}");
        if (chunk.GetProperty("object").GetString() != "chat.completion.chunk") breaches.Add($"§1.3: object is wrong: {chunk}");
        if (!chunk.TryGetProperty("choices", out var choices) || choices.ValueKind != JsonValueKind.Array) breaches.Add($"§1.5: no choices: {chunk}");
        CheckNulls(chunk, breaches);
        foreach (var choice in Choices(chunk)) CheckChoice(choice, breaches);
    }

    private static void CheckChoice(JsonElement choice, ICollection<string> breaches)
    {
        if (!choice.TryGetProperty("index", out var index) || !index.TryGetInt32(out _)) breaches.Add($"§1.3: a choice without integer index: {choice}");
        if (!choice.TryGetProperty("delta", out var delta) || delta.ValueKind != JsonValueKind.Object) breaches.Add($"§1.5: a choice without delta: {choice}");
        else CheckNulls(delta, breaches);
        if (!choice.TryGetProperty("finish_reason", out var finish)) breaches.Add($"§1.4: a choice without finish_reason: {choice}");
        else if (finish.ValueKind != JsonValueKind.Null && !FinishReasons.Contains(finish.GetString())) breaches.Add($"§1.4: finish_reason {finish}");
        CheckNulls(choice, breaches);
    }

    private static void CheckNulls(JsonElement parent, ICollection<string> breaches)
    {
        foreach (var member in parent.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Null && member.Name != "finish_reason"))
            breaches.Add($"§1.5: {member.Name} is null: {parent}");
    }

    private static void CheckFinish(List<JsonElement> chunks, ICollection<string> breaches)
    {
        var byIndex = chunks.SelectMany(Choices).GroupBy(choice => choice.TryGetProperty("index", out var index) ? index.ToString() : "none");
        foreach (var choice in byIndex)
        {
            var finishes = choice.Count(Finishes);
            if (finishes != 1) breaches.Add($"§1.4: choice {choice.Key} finishes {finishes} times");
            else if (!Finishes(choice.Last())) breaches.Add($"§1.4: choice {choice.Key} goes on after its finish");
        }
    }

    private static bool Finishes(JsonElement choice) =>
        choice.TryGetProperty("finish_reason", out var finish) && finish.ValueKind != JsonValueKind.Null;

    private static IEnumerable<JsonElement> Choices(JsonElement chunk) =>
        chunk.TryGetProperty("choices", out var choices) && choices.ValueKind == JsonValueKind.Array ? choices.EnumerateArray() : [];
}
