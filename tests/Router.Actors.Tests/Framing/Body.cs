using System.Text;

namespace LlmRouter.Tests.Framing;

/// <summary>The same lines under every line ending.</summary>
internal static class Body
{
    public static TheoryData<string> Newlines => ["\n", "\r\n", "\r", "mixed"];

    public static byte[] Of(IEnumerable<string> lines, string newline)
    {
        // CR stands before CRLF, never before a lone LF: those two would be one line ending.
        string[] ends = newline == "mixed" ? ["\n", "\r", "\r\n"] : [newline];
        return Encoding.UTF8.GetBytes(string.Concat(lines.Select((line, i) => line + ends[i % ends.Length])));
    }
}
