using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Ollama;

/// <summary>Reads Ollama request bodies into the words that all dialects share.</summary>
internal static class OllamaRequestReader
{
    /// <summary>Members that have a place of their own in the canonical request, or mean something to Ollama alone.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "model", "messages", "prompt", "suffix", "system", "images", "stream", "tools", "format", "options", "think", "keep_alive",
        "template", "raw", "context", "truncate", "shift", "logprobs", "top_logprobs",
    };

    public static ChatRequest ReadChat(RouterRequest request)
    {
        var fields = RequestFields.Read(request);
        Check(fields);
        var chat = Shared(fields);
        if (request.Operation == Operation.Completion)
            return chat with { Prompt = fields["prompt"u8], Suffix = fields.Text("suffix"u8), Messages = Generate(fields) };
        if (!JsonValue.IsArray(fields["messages"u8])) throw InvalidRequest.At("messages", "'messages' must be an array of messages.");
        return chat with { Messages = CallIds.Complete(Messages(fields["messages"u8])) };
    }

    public static EmbeddingsRequest ReadEmbeddings(RouterRequest request)
    {
        var fields = RequestFields.Read(request);
        var input = fields["input"u8] is { IsEmpty: false } given ? given : fields["prompt"u8];
        if (input.IsEmpty) throw InvalidRequest.At("input", "'input' is missing: give a text or an array of texts.");
        return new EmbeddingsRequest(input, fields["dimensions"u8], fields["truncate"u8]);
    }

    private static void Check(JsonFields fields)
    {
        fields.Require("", MemberShape.Array, "tools");
        fields.Require("", MemberShape.Texts, "images");
        fields.Require("", MemberShape.Object, "options");
        fields.Require("", MemberShape.Text, "prompt", "system", "suffix");
        fields.Require("", MemberShape.Text | MemberShape.Object, "format");
        fields.Require("", MemberShape.Text | MemberShape.Switch, "think");
        fields.Require("", MemberShape.Switch, "logprobs");
        fields.Require("", MemberShape.Integer, "top_logprobs");
        if (fields["options"u8].IsEmpty) return;
        var options = JsonFields.Read(fields["options"u8]);
        options.Require("options.", MemberShape.Number, "temperature", "top_p", "frequency_penalty", "presence_penalty");
        options.Require("options.", MemberShape.Integer, "top_k", "seed", "num_predict");
        options.Require("options.", MemberShape.Text | MemberShape.Texts, "stop");
    }

    private static ChatRequest Shared(JsonFields fields)
    {
        var options = JsonFields.Of(fields["options"u8]);
        return new ChatRequest
        {
            // Ollama streams unless told not to.
            Stream = !fields["stream"u8].Span.SequenceEqual("false"u8),
            Tools = OpenAi.OpenAiToolDefinitions.Read(fields["tools"u8]),
            Sampling = new SamplingOptions
            {
                Temperature = options["temperature"u8],
                TopP = options["top_p"u8],
                TopK = options["top_k"u8],
                Seed = options["seed"u8],
                Stop = options["stop"u8],
                MaxTokens = options["num_predict"u8],
                FrequencyPenalty = options["frequency_penalty"u8],
                PresencePenalty = options["presence_penalty"u8],
                Logprobs = fields["logprobs"u8],
                TopLogprobs = fields["top_logprobs"u8],
            },
            Format = Format(fields["format"u8]),
            Reasoning = Reasoning(fields["think"u8]),
            Extras = [.. fields.Members
                .Where(member => !JsonValue.IsNull(member.Value) && !Known.Contains(EscapedText.ToText(member.Name.Span)))
                .Select(member => new RawMember(member.Name, member.Value))],
        };
    }

    private static ReasoningOptions Reasoning(ReadOnlyMemory<byte> think)
    {
        if (JsonValue.IsString(think)) return new ReasoningOptions(Enabled: true, JsonValue.Text(think));
        if (think.Span.SequenceEqual("true"u8)) return new ReasoningOptions(Enabled: true);
        return think.Span.SequenceEqual("false"u8) ? new ReasoningOptions(Enabled: false) : ReasoningOptions.Unset;
    }

    private static ReplyFormat Format(ReadOnlyMemory<byte> format)
    {
        if (JsonValue.IsObject(format)) return new ReplyFormat(IsJson: true, format, default);
        return JsonValue.Text(format).Span.SequenceEqual("json"u8) ? new ReplyFormat(IsJson: true, default, default) : ReplyFormat.Text;
    }

    // /api/generate wraps its prompt in the model's chat template: elsewhere that is a chat of one turn.
    private static List<ChatMessage> Generate(JsonFields fields)
    {
        var messages = new List<ChatMessage>();
        if (!fields.Text("system"u8).IsEmpty)
            messages.Add(new ChatMessage(ChatRole.System) { Parts = [new ContentPart(fields.Text("system"u8))] });
        messages.Add(new ChatMessage(ChatRole.User) { Parts = Parts(fields.Text("prompt"u8), fields["images"u8]) });
        return messages;
    }

    private static List<ContentPart> Parts(ReadOnlyMemory<byte> text, ReadOnlyMemory<byte> images)
    {
        var parts = new List<ContentPart>();
        if (!text.IsEmpty) parts.Add(new ContentPart(text));
        parts.AddRange(JsonValue.Elements(images).Where(JsonValue.IsString).Select(image => ContentPart.OfBase64(JsonValue.Text(image))));
        return parts;
    }

    private static List<ChatMessage> Messages(ReadOnlyMemory<byte> raw)
    {
        var messages = new List<ChatMessage>();
        var open = new List<ToolCall>();
        var made = 0;
        foreach (var entry in JsonValue.Elements(raw))
        {
            if (!JsonValue.IsObject(entry)) throw InvalidRequest.At($"messages[{messages.Count}]", "Each message must be an object with 'role' and 'content'.");
            var fields = JsonFields.Read(entry);
            fields.Require($"messages[{messages.Count}].", MemberShape.Text, "content", "thinking");
            fields.Require($"messages[{messages.Count}].", MemberShape.Texts, "images");
            fields.Require($"messages[{messages.Count}].", MemberShape.Array, "tool_calls");
            var calls = JsonValue.Elements(fields["tool_calls"u8]).Where(JsonValue.IsObject).Select(call => Call(call, ref made)).ToList();
            open.AddRange(calls);
            var role = Role(fields, messages.Count);
            messages.Add(new ChatMessage(role)
            {
                Parts = Parts(fields.Text("content"u8), fields["images"u8]),
                Reasoning = fields.Text("thinking"u8),
                Calls = calls,
                CallId = role == ChatRole.Tool ? Answered(fields, open) : default,
                Name = ToolName(fields),
            });
        }

        return messages;
    }

    private static ChatRole Role(JsonFields fields, int index) => EscapedText.ToText(fields.Text("role"u8).Span) switch
    {
        "system" => ChatRole.System,
        "user" => ChatRole.User,
        "assistant" => ChatRole.Assistant,
        "tool" => ChatRole.Tool,
        _ => throw InvalidRequest.At($"messages[{index}].role", "'role' must be one of system, user, assistant, tool."),
    };

    private static ToolCall Call(ReadOnlyMemory<byte> raw, ref int made)
    {
        var fields = JsonFields.Read(raw);
        var function = JsonFields.Of(fields["function"u8]);
        var arguments = function["arguments"u8];
        var id = fields.Text("id"u8) is { IsEmpty: false } given ? given : Encoding.ASCII.GetBytes($"call_{made}");
        made++;
        return new ToolCall(id, function.Text("name"u8), ToolArguments.ToText(arguments));
    }

    private static ReadOnlyMemory<byte> ToolName(JsonFields fields) =>
        fields.Text("tool_name"u8) is { IsEmpty: false } name ? name : fields.Text("name"u8);

    // Ollama's results name the function, or nothing: they answer the first open call of that name, else the first open one.
    private static ReadOnlyMemory<byte> Answered(JsonFields fields, List<ToolCall> open)
    {
        if (fields.Text("tool_call_id"u8) is { IsEmpty: false } given)
        {
            open.RemoveAll(call => call.Id.Span.SequenceEqual(given.Span));
            return given;
        }

        var name = ToolName(fields);
        var at = Math.Max(0, open.FindIndex(call => call.Name.Span.SequenceEqual(name.Span)));
        if (at >= open.Count) return "call_0"u8.ToArray();
        var id = open[at].Id;
        open.RemoveAt(at);
        return id;
    }
}
