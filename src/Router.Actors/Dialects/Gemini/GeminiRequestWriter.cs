using System.Buffers;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Gemini;

/// <summary>Writes request bodies for Gemini from what another dialect's client said. It refuses members that it does not know, so extras stay out.</summary>
internal static class GeminiRequestWriter
{
    /// <summary>The body of <c>generateContent</c> and <c>streamGenerateContent</c>.</summary>
    public static ReadOnlyMemory<byte> Write(ChatRequest request, GeminiModel model)
    {
        var output = new ArrayBufferWriter<byte>();
        var json = new RawJsonWriter(output).BeginObject();
        Turn(json, request, model);
        GeminiConfigWriter.Write(json, request, model);
        json.EndObject();
        return output.WrittenMemory;
    }

    /// <summary>The body of <c>countTokens</c>. Only inside a whole request do instruction and tools count.</summary>
    public static ReadOnlyMemory<byte> WriteCount(ChatRequest request, GeminiModel model)
    {
        var output = new ArrayBufferWriter<byte>();
        var json = new RawJsonWriter(output).BeginObject()
            .Name("generateContentRequest"u8).BeginObject().Name("model"u8).Escaped(EscapedText.Escape(model.Resource));
        Turn(json, request, model);
        json.EndObject().EndObject();
        return output.WrittenMemory;
    }

    private static void Turn(RawJsonWriter json, ChatRequest request, GeminiModel model)
    {
        Unsupported.Suffix(request);
        GeminiContentWriter.Write(json, CompletionPrompt.ToConversation(request), model);
        Tools(json, request);
    }

    private static void Tools(RawJsonWriter json, ChatRequest request)
    {
        if (request.Tools.Count == 0) return;
        json.Name("tools"u8).BeginArray().BeginObject().Name("functionDeclarations"u8).BeginArray();
        foreach (var tool in request.Tools)
        {
            json.BeginObject().Name("name"u8).Escaped(tool.Name.Span);
            if (!tool.Description.IsEmpty) json.Name("description"u8).Escaped(tool.Description.Span);
            // "parameters" takes a subset of OpenAPI and refuses the rest of JSON Schema; this takes JSON Schema.
            json.Member("parametersJsonSchema"u8, tool.Parameters.Span).EndObject();
        }

        json.EndArray().EndObject().EndArray();
        Choice(json, request.ToolChoice);
    }

    private static void Choice(RawJsonWriter json, ToolChoice choice)
    {
        if (choice.Mode == ToolChoiceMode.Unset) return;
        json.Name("toolConfig"u8).BeginObject().Name("functionCallingConfig"u8).BeginObject().Name("mode"u8).Escaped(choice.Mode switch
        {
            ToolChoiceMode.None => "NONE"u8,
            ToolChoiceMode.Required or ToolChoiceMode.Named => "ANY"u8,
            _ => "AUTO"u8,
        });
        if (choice.Mode == ToolChoiceMode.Named) json.Name("allowedFunctionNames"u8).BeginArray().Escaped(choice.Name.Span).EndArray();
        json.EndObject().EndObject();
    }
}
