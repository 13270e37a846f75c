using System.Buffers;
using LlmRouter.Dialects.OpenAi;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>
/// Reads <c>instructions</c> and <c>input</c>. What the assistant said stands in several items here and in one message everywhere else:
/// its reasoning, text and calls are gathered until somebody else speaks, so that results follow their calls at once.
/// </summary>
internal sealed class ResponsesInputReader
{
    private readonly List<ChatMessage> _messages = [];
    private ChatMessage? _turn;

    public static IReadOnlyList<ChatMessage> Read(ReadOnlyMemory<byte> instructions, ReadOnlyMemory<byte> input)
    {
        var reader = new ResponsesInputReader();
        if (JsonValue.Text(instructions) is { IsEmpty: false } text) reader._messages.Add(new ChatMessage(ChatRole.System) { Parts = [new ContentPart(text)] });
        if (JsonValue.IsString(input)) reader._messages.Add(new ChatMessage(ChatRole.User) { Parts = ResponsesPartReader.Read(input, "input") });
        else if (JsonValue.Elements(input).Count > 0) reader.Items(input);
        else throw InvalidRequest.At("input", "'input' must be a text or an array of at least one item.");
        return reader._messages;
    }

    private void Items(ReadOnlyMemory<byte> input)
    {
        var index = 0;
        foreach (var raw in JsonValue.Elements(input))
        {
            var path = $"input[{index++}]";
            if (!JsonValue.IsObject(raw)) throw InvalidRequest.At(path, "Each item of 'input' must be an object.");
            Item(JsonFields.Read(raw), path);
        }

        EndTurn();
    }

    private void Item(JsonFields item, string path)
    {
        var type = EscapedText.ToText(item.Text("type"u8).Span);
        switch (type)
        {
            case "" or "message": Message(item, path); break;
            case "reasoning": Reasoning(item); break;
            case "function_call": Call(item, path); break;
            case "function_call_output": Result(item, path); break;
            case "item_reference":
                throw InvalidRequest.At(path, "Nothing is stored here, so an item cannot be referred to: send the item itself. SDKs do so with 'store': false.");
            default:
                throw InvalidRequest.At($"{path}.type", $"The provider of this model takes messages, function calls, their results and reasoning; it cannot be sent an item of type '{type}'.");
        }
    }

    private void Message(JsonFields item, string path)
    {
        item.Require($"{path}.", MemberShape.Text | MemberShape.Array, "content");
        var parts = ResponsesPartReader.Read(item["content"u8], $"{path}.content");
        var role = EscapedText.ToText(item.Text("role"u8).Span) switch
        {
            "system" or "developer" => ChatRole.System,
            "user" => ChatRole.User,
            "assistant" => ChatRole.Assistant,
            _ => throw InvalidRequest.At($"{path}.role", "'role' must be one of system, developer, user, assistant."),
        };
        if (role == ChatRole.Assistant)
        {
            _turn = Turn with { Parts = [.. Turn.Parts, .. parts] };
            return;
        }

        EndTurn();
        _messages.Add(new ChatMessage(role) { Parts = parts });
    }

    // The first signature counts: it is what the calls of the turn are bound to.
    private void Reasoning(JsonFields item)
    {
        var text = new ArrayBufferWriter<byte>();
        text.Write(Turn.Reasoning.Span);
        var parts = JsonValue.Elements(item["content"u8]);
        foreach (var part in (parts.Count > 0 ? parts : JsonValue.Elements(item["summary"u8])).Where(JsonValue.IsObject))
        {
            if (text.WrittenCount > 0) text.Write("\\n\\n"u8);
            text.Write(JsonFields.Read(part).Text("text"u8).Span);
        }

        _turn = Turn with { Reasoning = text.WrittenMemory, Signature = Turn.Signature.IsEmpty ? item.Text("encrypted_content"u8) : Turn.Signature };
    }

    private void Call(JsonFields item, string path)
    {
        item.Require($"{path}.", MemberShape.Text, "call_id", "name", "arguments");
        var call = new ToolCall(item.Text("call_id"u8), item.Text("name"u8), item.Text("arguments"u8)) { Signature = OpenAiMembers.SignatureIn(item["extra_content"u8]) };
        _turn = Turn with { Calls = [.. Turn.Calls, call] };
    }

    private void Result(JsonFields item, string path)
    {
        EndTurn();
        item.Require($"{path}.", MemberShape.Text, "call_id");
        item.Require($"{path}.", MemberShape.Text | MemberShape.Array, "output");
        _messages.Add(new ChatMessage(ChatRole.Tool) { CallId = item.Text("call_id"u8), Parts = ResponsesPartReader.Read(item["output"u8], $"{path}.output") });
    }

    private ChatMessage Turn => _turn ?? new ChatMessage(ChatRole.Assistant);

    private void EndTurn()
    {
        if (_turn is not null) _messages.Add(_turn);
        _turn = null;
    }
}
