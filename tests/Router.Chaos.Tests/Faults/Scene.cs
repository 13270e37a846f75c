using System.Text;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Faults;

/// <summary>The surroundings of one fault: what is asked, who else is there, and where scripts and client wait for each other.</summary>
/// <param name="Kind">What the client asks for.</param>
/// <param name="Elsewhere">A server that nobody may be sent to.</param>
internal sealed record Scene(AskKind Kind, Uri Elsewhere)
{
    /// <summary>Opened when the client has what may reach it before the fault; without this a reset could overtake a token.</summary>
    public Gate ClientIsServed { get; } = new("the client has the first token");

    /// <summary>Opened when the provider has said all that it will: only time can end the exchange now.</summary>
    public Gate IsSilent { get; } = new("the provider has fallen silent");

    /// <summary>Says nothing more until the peer closes.</summary>
    public UpstreamStep[] Silence => [Step.Open(IsSilent), Step.Stall()];

    public Answers Answers => Answers.Alpha;

    public string ContentType => Answers.ContentType(Kind);

    public byte[] Body => Answers.Body(Kind);

    public UpstreamStep[] Answer => Answers.Script(Kind);

    /// <summary>The answer as it should be, as far as <paramref name="phase"/>.</summary>
    public UpstreamStep[] UpTo(Phase phase)
    {
        if (phase == Phase.HalfHead) return [Step.Raw($"HTTP/1.1 200 OK\r\nContent-Type: {ContentType}\r\nTransfer-Enc")];
        List<UpstreamStep> steps = [];
        if (phase >= Phase.Head) steps.Add(Step.Head(200, ContentType));
        if (phase >= Phase.Comment) steps.Add(Step.Bytes(Heartbeat));
        var (begin, half, end) = Answers.Pieces(Kind);
        if (phase >= Phase.Role) steps.Add(Step.Bytes(begin));
        if (phase >= Phase.Token) steps.Add(Step.Bytes(half));
        if (phase >= Phase.Finish) steps.Add(Step.Bytes(end));
        if (phase >= Phase.Token) steps.Add(Step.Wait(ClientIsServed));
        return [.. steps];
    }

    /// <summary>A sign of life that says nothing.</summary>
    public string Heartbeat => Kind == AskKind.Stream ? ": processing\n\n" : " ";

    /// <summary>A whole reply in one piece, with a status line and headers of one's own.</summary>
    public string Raw(string statusLine, params string[] headers)
    {
        var lines = new StringBuilder(statusLine).Append("\r\n").Append("Content-Type: ").Append(ContentType).Append("\r\n");
        foreach (var header in headers) lines.Append(header).Append("\r\n");
        return lines.Append("\r\n").Append(Encoding.UTF8.GetString(Body)).ToString();
    }

    /// <summary>A whole reply with <c>Content-Length</c> and further headers.</summary>
    public string RawWhole(params string[] headers) => Raw("HTTP/1.1 200 OK", [$"Content-Length: {Body.Length}", .. headers]);
}
