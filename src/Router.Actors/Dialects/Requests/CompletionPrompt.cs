using LlmRouter.Json;

namespace LlmRouter.Dialects.Requests;

/// <summary>The prompt of a text completion, for dialects that take one text or have chats only.</summary>
internal static class CompletionPrompt
{
    /// <summary>The conversation; a text completion is one turn of the user's.</summary>
    /// <exception cref="Contracts.RouterException">The prompt is several texts, or tokens.</exception>
    public static IReadOnlyList<ChatMessage> ToConversation(ChatRequest request)
    {
        if (request.Messages.Count > 0 || request.Prompt.IsEmpty) return request.Messages;
        return [new ChatMessage(ChatRole.User) { Parts = [new ContentPart(OneText(request.Prompt))] }];
    }

    /// <summary>The escaped text of a prompt: a string, or an array of one.</summary>
    /// <exception cref="Contracts.RouterException">It is several texts, or tokens.</exception>
    public static ReadOnlyMemory<byte> OneText(ReadOnlyMemory<byte> prompt)
    {
        if (JsonValue.IsString(prompt)) return JsonValue.Text(prompt);
        if (JsonValue.Elements(prompt) is [var only] && JsonValue.IsString(only)) return JsonValue.Text(only);
        throw InvalidRequest.At("prompt", "The provider of this model takes one text as 'prompt'. Send one request per prompt.");
    }
}
