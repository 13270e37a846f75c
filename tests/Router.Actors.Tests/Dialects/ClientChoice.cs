using System.Text.Json;

namespace LlmRouter.Tests.Dialects;

/// <summary>One choice as a strict client puts it together from its chunks.</summary>
internal sealed class ClientChoice
{
    private bool _begun;

    public string Content { get; private set; } = "";

    public string Reasoning { get; private set; } = "";

    public string Refusal { get; private set; } = "";

    public string? Finish { get; private set; }

    public SortedDictionary<int, (string Id, string Name, string Arguments)> Calls { get; } = [];

    public void Take(JsonElement choice)
    {
        Assert.Null(Finish);
        Assert.DoesNotContain(choice.EnumerateObject(), member => member.Value.ValueKind == JsonValueKind.Null && member.Name != "finish_reason");
        var finish = choice.GetProperty("finish_reason");
        if (finish.ValueKind != JsonValueKind.Null) Finish = finish.GetString();
        if (choice.TryGetProperty("text", out var text))
        {
            Content += text.GetString();
            return;
        }

        var delta = choice.GetProperty("delta");
        Assert.DoesNotContain(delta.EnumerateObject(), member => member.Value.ValueKind == JsonValueKind.Null);
        Assert.Equal(!_begun, delta.TryGetProperty("role", out var role));
        if (!_begun) Assert.Equal("assistant", role.GetString());
        _begun = true;
        Content += Text(delta, "content");
        Reasoning += Text(delta, "reasoning_content");
        Refusal += Text(delta, "refusal");
        if (!delta.TryGetProperty("tool_calls", out var calls)) return;
        foreach (var call in calls.EnumerateArray()) TakeCall(call);
    }

    private void TakeCall(JsonElement call)
    {
        var index = call.GetProperty("index").GetInt32();
        var isNew = !Calls.TryGetValue(index, out var known);
        Assert.Equal(isNew, call.TryGetProperty("id", out var id));
        if (isNew) Assert.Equal(Calls.Count, index);
        var function = call.TryGetProperty("function", out var given) ? given : default;
        var arguments = function.ValueKind == JsonValueKind.Object ? function.GetProperty("arguments").GetString() : "";
        Calls[index] = isNew
            ? (id.GetString()!, function.ValueKind == JsonValueKind.Object ? function.GetProperty("name").GetString()! : "", arguments!)
            : known with { Arguments = known.Arguments + arguments };
    }

    private static string Text(JsonElement delta, string name) => delta.TryGetProperty(name, out var text) ? text.GetString()! : "";
}
