using System.Text;
using System.Text.Json;

namespace LlmRouter.Conformance.Goldens.Wire;

/// <summary>The state of one Responses stream while it is read.</summary>
internal sealed class ResponsesRun
{
    private readonly SortedDictionary<int, (string Id, bool Done)> _items = [];
    private readonly Dictionary<(int Output, string Part), StringBuilder> _texts = [];
    private readonly WireChoice _grown = new();
    private int _next;
    private bool _failed;

    public WireReply Reply { get; private set; } = new();

    public void Read(string type, JsonElement data)
    {
        Assert.Equal(type, data.Text("type"));
        Assert.Equal(_next++, data.GetProperty("sequence_number").GetInt32());
        Assert.False(Reply.Terminated, $"{type} follows the end");
        // One failure is told twice, as OpenAI does: the event "error", then the response that failed. Nothing else follows it.
        if (Reply.Error is not null) Assert.Equal((false, "response.failed"), (_failed, type));
        switch (type)
        {
            case "response.created": Assert.Equal(0, _next - 1); break;
            case "response.output_item.added": Added(data); break;
            case "response.output_item.done": Done(data); break;
            case "response.completed" or "response.incomplete": End(data.GetProperty("response")); break;
            case "response.failed": Failed(data.GetProperty("response")); break;
            case "error": Fail(data.Member("error") ?? data); break;
            case var _ when type.EndsWith(".delta", StringComparison.Ordinal): Delta(type, data); break;
            case var _ when type.EndsWith(".done", StringComparison.Ordinal): PartDone(type, data); break;
        }
    }

    private void Added(JsonElement data)
    {
        var index = data.GetProperty("output_index").GetInt32();
        Assert.Equal(_items.Count, index);
        _items.Add(index, (data.GetProperty("item").Text("id"), Done: false));
    }

    private void Delta(string type, JsonElement data)
    {
        var output = data.GetProperty("output_index").GetInt32();
        Assert.False(_items[output].Done, "a delta follows its item's end");
        Assert.Equal(_items[output].Id, data.Text("item_id"));
        Text(output, type[..^6], data).Append(data.Text("delta"));
    }

    // The end of a part says again what its deltas said.
    private void PartDone(string type, JsonElement data)
    {
        if (type == "response.content_part.done" || type == "response.reasoning_summary_part.done") return;
        if ((data.Member("text") ?? data.Member("refusal") ?? data.Member("arguments")) is not { } whole) return;
        Repeats(type, Text(data.GetProperty("output_index").GetInt32(), type[..^5], data).ToString(), whole.GetString());
    }

    private void Done(JsonElement data)
    {
        var index = data.GetProperty("output_index").GetInt32();
        var item = data.GetProperty("item");
        Assert.False(_items[index].Done, "an item ends twice");
        Assert.Equal(_items[index].Id, item.Text("id"));
        _items[index] = (_items[index].Id, Done: true);
        ResponsesWire.Item(item, _grown);
        var said = string.Concat(_texts.Where(text => text.Key.Output == index).Select(text => text.Value.ToString()));
        var whole = new WireChoice();
        ResponsesWire.Item(item, whole);
        // A native item of the provider's own (a web search) passes as it is.
        if (item.Text("type") is "message" or "reasoning" or "function_call") Repeats("response.output_item.done", said, Everything(whole));
    }

    private void End(JsonElement response)
    {
        Assert.All(_items.Values, item => Assert.True(item.Done));
        Assert.Equal(_items.Values.Select(item => item.Id), response.Items("output").Select(item => item.Text("id")));
        var contradictions = Reply.Contradictions;
        Reply = ResponsesWire.Response(response);
        Reply.Contradictions.AddRange(contradictions);
        Repeats("the whole response", Everything(_grown), Everything(Reply.Choice(0)));
    }

    private void Repeats(string where, string said, string? whole)
    {
        if (said != whole) Reply.Contradictions.Add($"{where} says '{whole}', its deltas '{said}'");
    }

    private static string Everything(WireChoice choice) =>
        $"{choice.Reasoning}{choice.Text}{choice.Refusal}{string.Concat(choice.Calls.Select(call => call.Arguments.ToString()))}";

    private void Fail(JsonElement error)
    {
        Reply.Error = error.Text("message");
        // What a broken answer said so far stands in its deltas alone.
        var choice = Reply.Choice(0);
        foreach (var (place, text) in _texts)
        {
            if (place.Part.StartsWith("response.output_text", StringComparison.Ordinal)) choice.Text.Append(text);
            else if (place.Part.StartsWith("response.reasoning", StringComparison.Ordinal)) choice.Reasoning.Append(text);
        }
    }

    private void Failed(JsonElement response)
    {
        Assert.Equal("failed", response.Text("status"));
        var message = response.GetProperty("error").Text("message");
        Assert.Equal(Reply.Error ?? message, message);
        Reply.Error = message;
        _failed = true;
    }

    private StringBuilder Text(int output, string kind, JsonElement data)
    {
        var part = $"{kind}/{data.Count("content_index") ?? data.Count("summary_index") ?? 0}";
        if (!_texts.TryGetValue((output, part), out var text)) _texts.Add((output, part), text = new StringBuilder());
        return text;
    }
}
