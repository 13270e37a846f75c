using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects;

/// <summary>A delta, copied out of its batch.</summary>
internal sealed record Said(
    DeltaKind Kind, int Choice = 0, int Tool = 0, string Text = "", string Id = "", string Name = "",
    ExtensionScope Scope = ExtensionScope.Chunk, FinishReason Finish = FinishReason.Stop, TokenUsage Usage = default, RouterError? Error = null,
    long Created = 0)
{
    public static Said Of(in StreamDelta delta) => new(
        delta.Kind, delta.Choice, delta.Tool, Utf8(delta.Text), Utf8(delta.Id), Utf8(delta.Name), delta.Scope, delta.Finish, delta.Usage, delta.Error, delta.Created);

    private static string Utf8(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
