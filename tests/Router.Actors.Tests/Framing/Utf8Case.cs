namespace LlmRouter.Tests.Framing;

/// <summary>One case of <c>utf8-conformance.json</c>.</summary>
internal sealed record Utf8Case(string Id, string InputHex, bool Valid, string Expected)
{
    public byte[] Input => Convert.FromHexString(InputHex.Replace(" ", "", StringComparison.Ordinal));
}
