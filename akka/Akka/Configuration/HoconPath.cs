using System.Text;

namespace Akka.Configuration;

/// <summary>A dotted path; a quoted part may contain dots.</summary>
internal static class HoconPath
{
    internal static IReadOnlyList<string> Split(string path)
    {
        var keys = new List<string>();
        var key = new StringBuilder();
        var quoted = false;
        foreach (var c in path)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == '.' && !quoted)
                keys.Add(Take(key));
            else
                key.Append(c);
        }

        keys.Add(Take(key));
        return keys;
    }

    private static string Take(StringBuilder key)
    {
        var text = key.ToString().Trim();
        key.Clear();
        return text;
    }
}
