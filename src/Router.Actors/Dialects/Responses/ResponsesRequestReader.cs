using LlmRouter.Contracts;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>
/// Reads Responses request bodies into the words that all dialects share. What lives at OpenAI alone (earlier responses, conversations,
/// prompts, work in the background) is refused; what is advice to it (truncation, caching, storing) is left out.
/// </summary>
internal static class ResponsesRequestReader
{
    /// <summary>Parameters that OpenAI's chat has under the same name.</summary>
    private static readonly string[] SharedExtras = ["service_tier", "prompt_cache_key", "safety_identifier"];

    public static ChatRequest ReadChat(RouterRequest request)
    {
        var fields = RequestFields.Read(request);
        Check(fields);
        CheckShapes(fields);
        var (tools, choice) = ResponsesTools.Read(fields);
        var text = JsonFields.Of(fields["text"u8]);
        return new ChatRequest
        {
            Messages = CallIds.Complete(ResponsesInputReader.Read(fields["instructions"u8], fields["input"u8])),
            Stream = fields["stream"u8].Span.SequenceEqual("true"u8),
            Tools = tools,
            ToolChoice = choice,
            ParallelCalls = fields["parallel_tool_calls"u8],
            Sampling = Sampling(fields),
            Format = Format(JsonFields.Of(text["format"u8])),
            Reasoning = JsonFields.Of(fields["reasoning"u8]).Text("effort"u8) is { IsEmpty: false } effort ? new ReasoningOptions(Enabled: null, effort) : ReasoningOptions.Unset,
            User = fields["user"u8],
            Extras = Extras(fields, text),
        };
    }

    private static void Check(JsonFields fields)
    {
        if (!fields["previous_response_id"u8].IsEmpty)
            throw InvalidRequest.At("previous_response_id", "Nothing is stored here: leave 'previous_response_id' out and send the earlier items in 'input'.");
        if (!fields["conversation"u8].IsEmpty)
            throw InvalidRequest.At("conversation", "Nothing is stored here: leave 'conversation' out and send its items in 'input'.");
        if (!fields["prompt"u8].IsEmpty)
            throw InvalidRequest.At("prompt", "The provider of this model keeps no prompts: send the text in 'instructions' and 'input'.");
        if (fields["background"u8].Span.SequenceEqual("true"u8))
            throw InvalidRequest.At("background", "Nothing is stored here, so no response can be made in the background: leave 'background' out.");
    }

    private static void CheckShapes(JsonFields fields)
    {
        fields.Require("", MemberShape.Number, "temperature", "top_p");
        fields.Require("", MemberShape.Integer, "max_output_tokens", "top_logprobs");
        fields.Require("", MemberShape.Switch, "parallel_tool_calls", "store", "background");
        fields.Require("", MemberShape.Text, "instructions", "user");
        fields.Require("", MemberShape.Text | MemberShape.Object, "tool_choice");
        fields.Require("", MemberShape.Array, "tools");
        fields.Require("", MemberShape.Texts, "include");
        fields.Require("", MemberShape.Object, "reasoning", "text");
        JsonFields.Of(fields["reasoning"u8]).Require("reasoning.", MemberShape.Text, "effort");
        JsonFields.Of(fields["text"u8]).Require("text.", MemberShape.Object, "format");
        JsonFields.Of(JsonFields.Of(fields["text"u8])["format"u8]).Require("text.format.", MemberShape.Object, "schema");
    }

    private static SamplingOptions Sampling(JsonFields fields)
    {
        var top = fields["top_logprobs"u8];
        var isAsked = JsonValue.Elements(fields["include"u8]).Exists(word => JsonValue.Text(word).Span.SequenceEqual("message.output_text.logprobs"u8));
        var wanted = isAsked || !(top.IsEmpty || top.Span.SequenceEqual("0"u8));
        return new SamplingOptions
        {
            Temperature = fields["temperature"u8],
            TopP = fields["top_p"u8],
            MaxTokens = fields["max_output_tokens"u8],
            Logprobs = wanted ? "true"u8.ToArray() : default,
            TopLogprobs = wanted ? top : default,
        };
    }

    private static ReplyFormat Format(JsonFields format) => EscapedText.ToText(format.Text("type"u8).Span) switch
    {
        "json_object" => new ReplyFormat(IsJson: true, default, default),
        "json_schema" => new ReplyFormat(IsJson: true, format["schema"u8], format.Text("name"u8)) { Strict = format["strict"u8] },
        _ => ReplyFormat.Text,
    };

    private static List<RawMember> Extras(JsonFields fields, JsonFields text)
    {
        var extras = SharedExtras.Select(EscapedText.Escape).Select(name => new RawMember(name, fields[name])).ToList();
        extras.Add(new RawMember("verbosity"u8.ToArray(), text["verbosity"u8]));
        return extras.FindAll(extra => !extra.Value.IsEmpty);
    }
}
