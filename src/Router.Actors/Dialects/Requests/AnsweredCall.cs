namespace LlmRouter.Dialects.Requests;

/// <summary>Which call a tool's result answers: dialects that name functions in results must be told by those that give ids only.</summary>
internal static class AnsweredCall
{
    /// <summary>The escaped name of the function: of the nearest earlier call of the result's id, else the name that the result itself bears.</summary>
    /// <param name="messages">The conversation.</param>
    /// <param name="index">Which of them is the result.</param>
    public static ReadOnlyMemory<byte> NameOf(IReadOnlyList<ChatMessage> messages, int index)
    {
        var answered = messages[index].CallId;
        for (var i = index - 1; i >= 0; i--)
        {
            foreach (var call in messages[i].Calls)
            {
                if (!answered.IsEmpty && call.Id.Span.SequenceEqual(answered.Span)) return call.Name;
            }
        }

        return messages[index].Name;
    }
}
