using System.Text;

namespace LlmRouter.Testing.Upstream;

/// <summary>A request as the scripted upstream received it.</summary>
/// <param name="ArrivedAt">A <see cref="System.Diagnostics.Stopwatch"/> timestamp, to print with a failure and not to assert on.</param>
internal sealed record RecordedRequest(
    string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body, long ArrivedAt)
{
    /// <summary>The connection that it came on.</summary>
    public UpstreamConnection Connection { get; init; } = null!;

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The value of a header, several joined by a comma; null when it was not sent.</summary>
    public string? Header(string name)
    {
        var values = Headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).ToArray();
        return values.Length == 0 ? null : string.Join(", ", values);
    }
}
