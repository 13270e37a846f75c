namespace LlmRouter.Dialects.Requests;

/// <summary>One member of an object, as it stood.</summary>
/// <param name="Name">Escaped text.</param>
/// <param name="Value">Raw JSON.</param>
internal readonly record struct RawMember(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Value);
