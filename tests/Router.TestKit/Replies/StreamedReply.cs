using System.Text;
using System.Text.Json;

namespace LlmRouter.Testing.Replies;

/// <summary>What a client has after a stream: its chunks, and what they add up to (for choice 0).</summary>
internal sealed class StreamedReply
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _reasoning = new();

    /// <summary>Every JSON payload, in order.</summary>
    public List<JsonElement> Chunks { get; } = [];

    /// <summary>Comments other than data, in order: keep-alives.</summary>
    public List<string> Comments { get; } = [];

    public string Text => _text.ToString();

    public string Reasoning => _reasoning.ToString();

    public List<ReplyToolCall> ToolCalls { get; } = [];

    public List<string> FinishReasons { get; } = [];

    public List<JsonElement> Usages { get; } = [];

    public List<JsonElement> Errors { get; } = [];

    public int DoneCount { get; set; }

    /// <summary>True when nothing but the end of the body follows the first <c>[DONE]</c>.</summary>
    public bool NothingAfterDone { get; set; } = true;

    public string? Finish => FinishReasons.Count == 0 ? null : FinishReasons[^1];

    public JsonElement Error => Errors.Single();

    public string? ErrorCode => Errors is [{ ValueKind: JsonValueKind.Object } error] && error.TryGetProperty("code", out var code) ? code.ToString() : null;

    public void Append(string text, string reasoning)
    {
        _text.Append(text);
        _reasoning.Append(reasoning);
    }
}
