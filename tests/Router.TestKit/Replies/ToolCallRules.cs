using System.Text.Json;

namespace LlmRouter.Testing.Replies;

/// <summary>Wire contract §1.8: how tool calls are put into deltas.</summary>
internal static class ToolCallRules
{
    public static void Check(StreamedReply reply, ICollection<string> breaches)
    {
        var deltas = reply.Chunks.SelectMany(Deltas).ToList();
        foreach (var (choice, call) in deltas.Where(delta => !HasIndex(delta.Call))) breaches.Add($"§1.8: a tool call of choice {choice} without integer index: {call}");
        foreach (var calls in deltas.Where(delta => HasIndex(delta.Call)).GroupBy(delta => (delta.Choice, Index: delta.Call.GetProperty("index").GetInt32())))
        {
            CheckFirst(calls.First().Call, breaches);
            foreach (var (_, later) in calls.Skip(1)) CheckLater(later, breaches);
        }

        if (reply.ToolCalls.Count > 0 && reply.Finish != "tool_calls") breaches.Add($"§1.8: tool calls, but the finish is '{reply.Finish}'");
        if (reply.ToolCalls.Select(call => call.Id).Distinct().Count() != reply.ToolCalls.Count) breaches.Add("§1.8: an id is used twice");
    }

    private static void CheckFirst(JsonElement call, ICollection<string> breaches)
    {
        if (!IsText(call, "id")) breaches.Add($"§1.8: the first delta of a call has no id: {call}");
        if (!call.TryGetProperty("type", out var type) || type.GetString() != "function") breaches.Add($"§1.8: the first delta of a call has no type: {call}");
        if (!call.TryGetProperty("function", out var function)) breaches.Add($"§1.8: the first delta of a call has no function: {call}");
        else if (!IsText(function, "name")) breaches.Add($"§1.8: the first delta of a call has no name: {call}");
        else CheckArguments(function, breaches);
    }

    private static void CheckLater(JsonElement call, ICollection<string> breaches)
    {
        if (call.TryGetProperty("id", out _) || call.TryGetProperty("type", out _)) breaches.Add($"§1.8: a later delta repeats id or type: {call}");
        if (!call.TryGetProperty("function", out var function)) breaches.Add($"§1.8: a later delta has no function: {call}");
        else if (function.TryGetProperty("name", out _)) breaches.Add($"§1.8: a later delta repeats the name: {call}");
        else CheckArguments(function, breaches);
    }

    private static void CheckArguments(JsonElement function, ICollection<string> breaches)
    {
        if (!function.TryGetProperty("arguments", out var arguments) || arguments.ValueKind != JsonValueKind.String)
            breaches.Add($"§1.8: arguments are no string: {function}");
    }

    private static IEnumerable<(int Choice, JsonElement Call)> Deltas(JsonElement chunk)
    {
        if (!chunk.TryGetProperty("choices", out var choices)) yield break;
        foreach (var choice in choices.EnumerateArray())
        {
            if (!choice.TryGetProperty("delta", out var delta) || !delta.TryGetProperty("tool_calls", out var calls)) continue;
            foreach (var call in calls.EnumerateArray()) yield return (choice.GetProperty("index").GetInt32(), call);
        }
    }

    private static bool HasIndex(JsonElement call) => call.TryGetProperty("index", out var index) && index.TryGetInt32(out _);

    private static bool IsText(JsonElement parent, string member) =>
        parent.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0;
}
