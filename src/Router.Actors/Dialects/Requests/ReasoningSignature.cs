namespace LlmRouter.Dialects.Requests;

/// <summary>
/// Signatures of earlier turns. A conversation that changed its model, by the client or by a fallback, brings another maker's, and
/// every maker refuses the whole request for one that is not its own.
/// </summary>
internal static class ReasoningSignature
{
    /// <summary>Shorter than any real one: what is shorter says nothing about its maker.</summary>
    private const int Shortest = 32;

    /// <summary>The messages without signatures that somebody else is known to have made; the same list when there are none.</summary>
    public static IReadOnlyList<ChatMessage> Keep(IReadOnlyList<ChatMessage> messages, SignatureMaker own) => messages.Any(message => IsForeign(message, own))
        ? [.. messages.Select(message => IsForeign(message, own) ? Without(message, own) : message)]
        : messages;

    /// <summary>The maker, by how its signatures begin.</summary>
    public static SignatureMaker Of(ReadOnlySpan<byte> signature)
    {
        // OpenAI's are Fernet tokens, whose first byte is 0x80 and whose next are those of a time.
        if (signature.StartsWith("gAAAA"u8)) return SignatureMaker.OpenAi;
        if (signature.Length < Shortest || signature[1] is < (byte)'g' or > (byte)'v') return SignatureMaker.Unknown;
        // The others are protocol buffers in base64: Anthropic's begin with field 2 (0x12), Google's with field 1 (0x0A).
        return signature[0] switch
        {
            (byte)'E' => SignatureMaker.Anthropic,
            (byte)'C' => SignatureMaker.Google,
            _ => SignatureMaker.Unknown,
        };
    }

    private static bool IsForeign(ChatMessage message, SignatureMaker own) =>
        IsForeign(message.Signature, own) || message.Calls.Any(call => IsForeign(call.Signature, own));

    private static bool IsForeign(ReadOnlyMemory<byte> signature, SignatureMaker own)
    {
        var maker = Of(signature.Span);
        return maker != SignatureMaker.Unknown && maker != own;
    }

    private static ChatMessage Without(ChatMessage message, SignatureMaker own) => message with
    {
        Signature = IsForeign(message.Signature, own) ? default : message.Signature,
        Calls = [.. message.Calls.Select(call => IsForeign(call.Signature, own) ? call with { Signature = default } : call)],
    };
}
