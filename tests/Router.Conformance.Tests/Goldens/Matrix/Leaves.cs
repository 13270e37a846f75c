using System.Text.Json;
using LlmRouter.Conformance.Goldens.Wire;

namespace LlmRouter.Conformance.Goldens.Matrix;

/// <summary>Every value of JSON text with the names that lead to it, arrays passed over: <c>choices.delta.content</c>.</summary>
internal static class Leaves
{
    /// <summary>The values of a document, or of every event or line of a stream.</summary>
    public static IEnumerable<(string Path, string Value)> Of(string body) => body.Split('\n')
        .Select(line => line.StartsWith("data: ", StringComparison.Ordinal) ? line[6..] : line)
        .Where(line => line.StartsWith('{'))
        .SelectMany(line => Of(Members.Parse(line), ""));

    private static IEnumerable<(string Path, string Value)> Of(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Of(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Of(item, path)),
        _ => [(path, element.ToString())],
    };
}
