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

    public WireReply Reply { get; private set; } = new();

    public void Read(string type, JsonElement data)
    {
        Assert.Equal(type, data.Text("type"));
        Assert.Equal(_next++, data.GetProperty("sequence_number").GetInt32());
        Assert.False(Reply.Terminated, $"{type} follows the end");
        // The error event tells those who read events, and this one those who read the response.
        if (type != "response.failed") Assert.Null(Reply.Error);
        switch (type)
        {
            case "response.created": Assert.Equal(0, _next - 1); break;
            case "response.output_item.added": Added(data); break;
            case "response.output_item.done": Done(data); break;
            case "response.completed" or "response.incomplete": End(data.GetProperty("response")); break;
            case "response.failed": Fail(data.GetProperty("response").GetProperty("error")); break;
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
        Assert.Equal(Text(data.GetProperty("output_index").GetInt32(), type[..^5], data).ToString(), whole.GetString());
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
        if (item.Text("type") is "message" or "reasoning" or "function_call") Assert.Equal(said.Length, whole.Text.Length + whole.Refusal.Length + whole.Reasoning.Length + whole.Calls.Sum(call => call.Arguments.Length));
    }

    private void End(JsonElement response)
    {
        Assert.All(_items.Values, item => Assert.True(item.Done));
        Assert.Equal(_items.Values.Select(item => item.Id), response.Items("output").Select(item => item.Text("id")));
        Reply = ResponsesWire.Response(response);
        var whole = Reply.Choice(0);
        Assert.Equal((_grown.Text.ToString(), _grown.Reasoning.ToString(), _grown.Refusal.ToString()), (whole.Text.ToString(), whole.Reasoning.ToString(), whole.Refusal.ToString()));
    }

    private void Fail(JsonElement error) => Reply.Error = error.Text("message");

    private StringBuilder Text(int output, string kind, JsonElement data)
    {
        var part = $"{kind}/{data.Count("content_index") ?? data.Count("summary_index") ?? 0}";
        if (!_texts.TryGetValue((output, part), out var text)) _texts.Add((output, part), text = new StringBuilder());
        return text;
    }
}
