using System.Text;
using System.Text.Json;

namespace LlmRouter.Tests.Dialects;

/// <summary>Reads what was written for an OpenAI client as a strict client does, and checks the rules that hold for every stream.</summary>
internal sealed class ClientStream
{
    private readonly SortedDictionary<int, ClientChoice> _choices = [];

    public ClientStream(string output)
    {
        Assert.DoesNotContain('\r', output);
        var rest = output;
        while (rest.Length > 0)
        {
            Assert.StartsWith("data: ", rest, StringComparison.Ordinal);
            var end = rest.IndexOf("\n\n", StringComparison.Ordinal);
            Assert.True(end > 0, "An event without its blank line.");
            Take(rest[6..end]);
            rest = rest[(end + 2)..];
        }
    }

    /// <summary>The payloads, in order.</summary>
    public List<string> Events { get; } = [];

    public List<JsonElement> Chunks { get; } = [];

    public IReadOnlyDictionary<int, ClientChoice> Choices => _choices;

    public JsonElement? Usage { get; private set; }

    public JsonElement? Error { get; private set; }

    public bool Done { get; private set; }

    private void Take(string data)
    {
        Assert.False(Done, "Something follows [DONE].");
        Assert.DoesNotContain('\n', data);
        Events.Add(data);
        if (data == "[DONE]")
        {
            Done = true;
            return;
        }

        var chunk = JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetBytes(data));
        if (chunk.TryGetProperty("error", out var error))
        {
            Error = error;
            return;
        }

        Chunks.Add(chunk);
        CheckHead(chunk);
        foreach (var choice in chunk.GetProperty("choices").EnumerateArray()) TakeChoice(choice);
        if (!chunk.TryGetProperty("usage", out var usage)) return;
        Assert.True(Usage is null, "Usage came twice.");
        Assert.Equal(0, chunk.GetProperty("choices").GetArrayLength());
        Usage = usage;
    }

    private void CheckHead(JsonElement chunk)
    {
        foreach (var name in new[] { "id", "object", "created", "model" })
            Assert.Equal(Chunks[0].GetProperty(name).GetRawText(), chunk.GetProperty(name).GetRawText());
        Assert.True(chunk.GetProperty("created").TryGetInt64(out _));
        Assert.Equal(chunk.EnumerateObject().Count(), chunk.EnumerateObject().DistinctBy(member => member.Name).Count());
        Assert.DoesNotContain(chunk.EnumerateObject(), member => member.Value.ValueKind == JsonValueKind.Null);
    }

    private void TakeChoice(JsonElement choice)
    {
        var index = choice.GetProperty("index").GetInt32();
        if (!_choices.TryGetValue(index, out var known)) _choices.Add(index, known = new ClientChoice());
        known.Take(choice);
    }
}
