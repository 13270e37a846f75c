namespace LlmRouter.Dialects.Requests;

/// <summary>What the answer must look like.</summary>
/// <param name="IsJson">It must be JSON.</param>
/// <param name="Schema">Raw JSON schema that it must obey; empty for any JSON.</param>
/// <param name="Name">Escaped name of the schema.</param>
internal sealed record ReplyFormat(bool IsJson, ReadOnlyMemory<byte> Schema, ReadOnlyMemory<byte> Name)
{
    /// <summary>Raw boolean: the schema must be obeyed to the letter.</summary>
    public ReadOnlyMemory<byte> Strict { get; init; }

    public static readonly ReplyFormat Text = new(false, default, default);
}
