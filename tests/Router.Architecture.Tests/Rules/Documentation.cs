using LlmRouter.Architecture.Sources;

namespace LlmRouter.Architecture.Rules;

/// <summary>"reference.conf: every key, default and comment": a key without a comment above it is a setting that nobody can use.</summary>
internal static class Documentation
{
    public static IEnumerable<string> Undocumented(SourceFile conf)
    {
        var documented = new HashSet<string>();
        var path = new Stack<string>();
        var above = "";
        for (var i = 0; i < conf.Lines.Length; i++)
        {
            var line = conf.Lines[i].Trim();
            if (line == "}") path.Pop();
            else if (Key(line) is { } key)
            {
                var full = string.Join('.', path.Reverse().Append(key));
                // A second definition of a key (level = ${?LOG_LEVEL}) stands under the first one's comment.
                if (!above.StartsWith('#') && !documented.Contains(full)) yield return $"{conf}:{i + 1}: {full} has no comment above it.";
                documented.Add(full);
                if (line.EndsWith('{')) path.Push(key);
            }

            if (line.Length > 0) above = line;
        }
    }

    private static string? Key(string line)
    {
        var end = line.IndexOfAny(['=', '{', ' ']);
        return line.StartsWith('#') || end <= 0 ? null : line[..end];
    }
}
