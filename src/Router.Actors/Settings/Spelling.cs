namespace LlmRouter.Settings;

/// <summary>Finds what somebody probably meant.</summary>
internal static class Spelling
{
    private const int LongestWord = 64;

    /// <summary>For a hint: <c>did you mean "port"?</c>, else the known words if they are few, else nothing.</summary>
    public static string Hint(string word, IReadOnlyCollection<string> known)
    {
        if (Nearest(word, known) is { } nearest)
        {
            return $"did you mean \"{nearest}\"?";
        }

        return known.Count is > 0 and <= 12 ? "known are " + string.Join(", ", known) : "";
    }

    /// <summary>The known word within a third of the letters, at least one; the first of several as near.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return null;
        }

        var most = Math.Max(1, word.Length / 3);
        return known
            .Where(k => Math.Abs(k.Length - word.Length) <= most)
            .Select(k => (Word: k, Distance: Distance(word.ToUpperInvariant(), k.ToUpperInvariant())))
            .Where(c => c.Distance <= most)
            .OrderBy(c => c.Distance)
            .Select(c => c.Word)
            .FirstOrDefault();
    }

    /// <summary>Edit distance: insertions, deletions, replacements and swaps of neighbours (optimal string alignment).</summary>
    public static int Distance(string a, string b)
    {
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                distance[i, j] = i == 0 || j == 0 ? i + j : Cheapest(distance, a, b, i, j);
            }
        }

        return distance[a.Length, b.Length];
    }

    private static int Cheapest(int[,] distance, string a, string b, int i, int j)
    {
        var same = a[i - 1] == b[j - 1] ? 0 : 1;
        var best = Math.Min(Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1, distance[i - 1, j - 1] + same);
        var isSwap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return isSwap ? Math.Min(best, distance[i - 2, j - 2] + 1) : best;
    }
}
