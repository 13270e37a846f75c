using System.Text.Json;

namespace LlmRouter.Tests.Framing;

/// <summary>One case of <c>ndjson-conformance.json</c>.</summary>
internal sealed record NdjsonCase(string Id, byte[] InputBase64, List<JsonElement> Values, List<int> ErrorLines);
