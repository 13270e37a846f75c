using System.Globalization;
using System.Text;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Faults;

/// <summary>What one provider answers when nothing happens to it. Each has words of its own, so that a mixture of two shows.</summary>
/// <param name="First">The first half of its text.</param>
/// <param name="Second">The second half.</param>
/// <param name="Vector">The only number of its vector; exact in 32 bits.</param>
internal sealed record Answers(string First, string Second, double Vector)
{
    public static Answers Alpha { get; } = new("half an answer ", "and the rest of it", 0.25);

    public static Answers Beta { get; } = new("another provider's ", "words", 0.5);

    public string Text => First + Second;

    public string Number => Vector.ToString(CultureInfo.InvariantCulture);

    /// <summary>The body in three pieces: before the content, the first half of it, the rest.</summary>
    public (string Begin, string Half, string End) Pieces(AskKind kind) => kind switch
    {
        AskKind.Stream => (Event(OpenAiBodies.Role()), Event(OpenAiBodies.Text(First)), Event(OpenAiBodies.Text(Second)) + Event(OpenAiBodies.Finish("stop"))),
        AskKind.Whole => Cut(OpenAiBodies.Document(Text), First),
        _ => Cut(Vectors(), "[0.5,"),
    };

    /// <summary>What stands behind the finish.</summary>
    public static string Terminator(AskKind kind) => kind == AskKind.Stream ? "data: [DONE]\n\n" : "";

    public byte[] Body(AskKind kind)
    {
        var (begin, half, end) = Pieces(kind);
        return Encoding.UTF8.GetBytes(begin + half + end + Terminator(kind));
    }

    /// <summary>The whole answer as it should be.</summary>
    public UpstreamStep[] Script(AskKind kind) => kind == AskKind.Stream ? Step.Stream(Body(kind)) : Step.Document(Body(kind));

    public static string ContentType(AskKind kind) => kind == AskKind.Stream ? "text/event-stream" : "application/json";

    public static string Event(string payload) => $"data: {payload}\n\n";

    private string Vectors() =>
        $$$"""{"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.5,{{{Number}}}]}],"model":"test-model","usage":{"prompt_tokens":1,"total_tokens":1}}""";

    private static (string Begin, string Half, string End) Cut(string document, string behind)
    {
        var end = document.IndexOf(behind, StringComparison.Ordinal) + behind.Length;
        const int begin = 10;
        return (document[..begin], document[begin..end], document[end..]);
    }
}
