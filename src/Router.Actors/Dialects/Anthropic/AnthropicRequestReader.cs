using LlmRouter.Contracts;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>
/// Reads Messages request bodies into the words that all dialects share. What is advice to Anthropic alone (<c>cache_control</c>,
/// <c>service_tier</c>, <c>context_management</c>) is left out.
/// </summary>
internal static class AnthropicRequestReader
{
    public static ChatRequest ReadChat(RouterRequest request)
    {
        var fields = RequestFields.Read(request);
        if (JsonValue.Elements(fields["messages"u8]).Count == 0) throw InvalidRequest.At("messages", "'messages' must be an array of at least one message.");
        Check(fields);
        if (JsonValue.Elements(fields["mcp_servers"u8]).Count > 0)
            throw InvalidRequest.At("mcp_servers", "The provider of this model is not Anthropic and calls no MCP servers. Leave 'mcp_servers' out or name a model of Anthropic's.");
        var choice = JsonFields.Of(fields["tool_choice"u8]);
        return new ChatRequest
        {
            Messages = CallIds.Complete(AnthropicMessageReader.Read(fields["system"u8], fields["messages"u8])),
            Stream = fields["stream"u8].Span.SequenceEqual("true"u8),
            Tools = AnthropicTools.Read(fields["tools"u8]),
            ToolChoice = AnthropicTools.ReadChoice(choice),
            ParallelCalls = Not(choice["disable_parallel_tool_use"u8]),
            Sampling = new SamplingOptions
            {
                Temperature = fields["temperature"u8],
                TopP = fields["top_p"u8],
                TopK = fields["top_k"u8],
                Stop = fields["stop_sequences"u8],
                MaxTokens = fields["max_tokens"u8],
            },
            Format = Format(fields),
            Reasoning = Reasoning(fields),
            User = User(fields),
        };
    }

    private static void Check(JsonFields fields)
    {
        fields.Require("", MemberShape.Number, "temperature", "top_p");
        fields.Require("", MemberShape.Integer, "max_tokens", "top_k");
        fields.Require("", MemberShape.Text | MemberShape.Array, "system");
        fields.Require("", MemberShape.Array, "tools", "mcp_servers");
        fields.Require("", MemberShape.Texts, "stop_sequences");
        fields.Require("", MemberShape.Object, "tool_choice", "thinking", "output_config", "metadata");
        JsonFields.Of(fields["metadata"u8]).Require("metadata.", MemberShape.Text, "user_id");
        JsonFields.Of(fields["thinking"u8]).Require("thinking.", MemberShape.Integer, "budget_tokens");
    }

    private static ReadOnlyMemory<byte> User(JsonFields fields) =>
        JsonFields.Of(fields["metadata"u8])["user_id"u8] is var user && JsonValue.IsString(user) ? user : default;

    private static ReadOnlyMemory<byte> Not(ReadOnlyMemory<byte> flag)
    {
        if (flag.IsEmpty) return default;
        return flag.Span.SequenceEqual("true"u8) ? "false"u8.ToArray() : "true"u8.ToArray();
    }

    // Spec: output_config.format, which was output_format in its beta.
    private static ReplyFormat Format(JsonFields fields)
    {
        var given = JsonFields.Of(fields["output_config"u8])["format"u8] is { IsEmpty: false } inConfig ? inConfig : fields["output_format"u8];
        var format = JsonFields.Of(given);
        var isSchema = format.Text("type"u8).Span.SequenceEqual("json_schema"u8) && JsonValue.IsObject(format["schema"u8]);
        return isSchema ? new ReplyFormat(IsJson: true, format["schema"u8], default) : ReplyFormat.Text;
    }

    private static ReasoningOptions Reasoning(JsonFields fields)
    {
        var thinking = JsonFields.Of(fields["thinking"u8]);
        // Effort without thinking is about the length of the answer, which is Anthropic's alone.
        return EscapedText.ToText(thinking.Text("type"u8).Span) switch
        {
            "enabled" => new ReasoningOptions(Enabled: true, Budget: JsonValue.Integer(thinking["budget_tokens"u8]) is { } budget ? Math.Max(1, budget) : null),
            "adaptive" => new ReasoningOptions(Enabled: true, JsonFields.Of(fields["output_config"u8]).Text("effort"u8)),
            "disabled" => new ReasoningOptions(Enabled: false),
            _ => ReasoningOptions.Unset,
        };
    }
}
