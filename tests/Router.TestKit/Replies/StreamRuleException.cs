using System.Text;

namespace LlmRouter.Testing.Replies;

/// <summary>A stream breaks rules of the wire contract; the message names each and shows the stream.</summary>
internal sealed class StreamRuleException(IReadOnlyList<string> breaches, byte[] body)
    : Exception($"{string.Join(Environment.NewLine, breaches)}{Environment.NewLine}in:{Environment.NewLine}{Excerpt(body)}")
{
    private const int Shown = 4000;

    public IReadOnlyList<string> Breaches { get; } = breaches;

    public static void ThrowIfAny(IReadOnlyList<string> breaches, byte[] body)
    {
        if (breaches.Count > 0) throw new StreamRuleException(breaches, body);
    }

    private static string Excerpt(byte[] body) =>
        body.Length <= Shown
            ? Encoding.UTF8.GetString(body)
            : $"{Encoding.UTF8.GetString(body, 0, Shown / 2)} … {Encoding.UTF8.GetString(body, body.Length - (Shown / 2), Shown / 2)}";
}
