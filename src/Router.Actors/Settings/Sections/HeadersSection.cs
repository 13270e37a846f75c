using System.Buffers;
using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings.Sections;

/// <summary>A provider's <c>headers</c>. No mistake shows a value: it may be a key.</summary>
internal static class HeadersSection
{
    private static readonly SearchValues<char> Token =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~");

    // These belong to the connection or to the body, which the router writes itself.
    private static readonly HashSet<string> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Content-Length", "Content-Type", "Content-Encoding", "Transfer-Encoding", "Accept-Encoding",
        "Upgrade", "TE", "Trailer", "Keep-Alive", "Proxy-Connection",
    };

    public static IReadOnlyDictionary<string, string> Read(SettingsSection section)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in section.Rows().Where(r => r.Value is not HoconNull))
        {
            var problem = Problem(row);
            if (problem.Length == 0 && !headers.TryAdd(row.Key, ((HoconScalar)row.Value).Text))
            {
                problem = "this header stands here twice, but for upper and lower case";
            }

            if (problem.Length > 0)
            {
                section.Mistakes.Add(row.KeyOrigin, HoconPath.Join(section.Path, row.Key), problem);
            }
        }

        return headers;
    }

    /// <summary>True when this can be the name of a header.</summary>
    public static bool IsName(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Token);

    private static string Problem(HoconMember row)
    {
        if (!IsName(row.Key))
        {
            return "this is no name of a header";
        }

        if (Own.Contains(row.Key))
        {
            return "the router sets this header itself";
        }

        return row.Value is not HoconScalar scalar
            ? $"a header must be a text, this is {row.Value.Kind}"
            : scalar.Text.All(c => c is >= ' ' and < '\u007F') ? "" : "the value holds a character that a header cannot carry";
    }
}
