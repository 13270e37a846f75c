using System.Text.Json;

namespace LlmRouter.Tests.Dialects.Anthropic;

/// <summary>Reads what was written for an Anthropic client as a strict SDK does, and checks the order that holds for every stream.</summary>
internal sealed class AnthropicClientStream
{
    private int _open = -1;
    private bool _started;
    private bool _stopped;

    public AnthropicClientStream(string output)
    {
        Assert.EndsWith("\n\n", output, StringComparison.Ordinal);
        foreach (var text in output[..^2].Split("\n\n"))
        {
            var lines = text.Split('\n');
            Assert.Equal(2, lines.Length);
            Assert.StartsWith("data: ", lines[1], StringComparison.Ordinal);
            var data = JsonSerializer.Deserialize<JsonElement>(lines[1][6..]);
            Assert.Equal($"event: {data.GetProperty("type").GetString()}", lines[0]);
            Take(data);
        }

        Assert.True(_stopped);
    }

    public List<(string Type, JsonElement Start, string Said)> Blocks { get; } = [];

    public string? StopReason { get; private set; }

    private void Take(JsonElement data)
    {
        Assert.False(_stopped);
        switch (data.GetProperty("type").GetString())
        {
            case "message_start":
                Assert.False(_started);
                _started = true;
                break;
            case "content_block_start":
                Assert.Equal((true, -1, Blocks.Count), (_started, _open, data.GetProperty("index").GetInt32()));
                _open = Blocks.Count;
                Blocks.Add((data.GetProperty("content_block").GetProperty("type").GetString()!, data.GetProperty("content_block"), ""));
                break;
            case "content_block_delta":
                Assert.Equal(_open, data.GetProperty("index").GetInt32());
                var delta = data.GetProperty("delta");
                var said = delta.EnumerateObject().Single(member => member.Name != "type").Value.GetString();
                Blocks[_open] = Blocks[_open] with { Said = Blocks[_open].Said + said };
                break;
            case "content_block_stop":
                Assert.Equal(_open, data.GetProperty("index").GetInt32());
                _open = -1;
                break;
            case "message_delta":
                Assert.Equal((-1, null), (_open, StopReason));
                StopReason = data.GetProperty("delta").GetProperty("stop_reason").GetString();
                Assert.True(data.GetProperty("usage").GetProperty("output_tokens").TryGetInt64(out _));
                break;
            case "message_stop":
                Assert.NotNull(StopReason);
                _stopped = true;
                break;
            case var other:
                Assert.Fail($"An event '{other}'.");
                break;
        }
    }
}
