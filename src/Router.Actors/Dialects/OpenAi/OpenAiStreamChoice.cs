using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>What the stream writer remembers of one choice.</summary>
internal sealed class OpenAiStreamChoice(int index)
{
    public int Index { get; } = index;

    /// <summary>Its role chunk is out.</summary>
    public bool Begun { get; set; }

    public bool HasCalls { get; set; }

    /// <summary>Held until the reply is complete: it must not be said of a reply that breaks later.</summary>
    public FinishReason? Finish { get; set; }

    /// <summary>Members of the choice that wait for its next chunk.</summary>
    public RawMembers Waiting { get; } = new();

    /// <summary>Members of the message that wait for its next chunk.</summary>
    public RawMembers WaitingMessage { get; } = new();

    /// <summary>Keeps a member for the next chunk. One of the same name is replaced, unless it is a part of what comes in pieces.</summary>
    public void Keep(in StreamDelta extension)
    {
        var member = extension.Text.Span;
        var merge = member.StartsWith("\"logprobs\""u8) || member.StartsWith("\"annotations\""u8);
        (extension.Scope == ExtensionScope.Choice ? Waiting : WaitingMessage).Set(member, merge);
    }

    /// <summary>The reason to tell when the reply is complete; one that the provider never gave is told by what it sent.</summary>
    public FinishReason FinalReason => Finish ?? (HasCalls ? FinishReason.ToolCalls : FinishReason.Stop);
}
