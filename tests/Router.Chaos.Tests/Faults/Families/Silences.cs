using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Faults.Families;

/// <summary>The connection stands, and what should come does not: at all, or only in crumbs.</summary>
internal static class Silences
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(10);
    private static readonly Expectation NoToken = Expectation.Status504(ErrorCode.FirstTokenTimeout);
    private static readonly Expectation NoDocument = Expectation.Status504(ErrorCode.TotalTimeout);

    public static IReadOnlyList<ProviderFault> All { get; } =
    [
        // With the request at its door: a limit that struck before would leave a connection that nobody has used.
        new("stall at accept", scene => [Step.NextRequestBegins(), .. scene.Silence]) { Entrance = Entrance.AtAccept, Limit = Limit.FirstToken, Stream = NoToken, Documents = NoDocument },
        Silent(Phase.Request),
        Silent(Phase.HalfHead),
        Silent(Phase.Head),
        Silent(Phase.Comment),
        Silent(Phase.Role),
        new("stall after the Token", scene => [.. scene.UpTo(Phase.Token), .. scene.Silence])
        {
            Limit = Limit.Idle, Stream = Expectation.Event(ErrorCode.IdleTimeout), Documents = NoDocument,
        },
        new("heartbeats and nothing else", scene => [.. scene.UpTo(Phase.Head), .. Beats(scene)]) { Limit = Limit.FirstToken, Stream = NoToken, Documents = NoDocument },
        new("heartbeats after the Role", scene => [.. scene.UpTo(Phase.Role), .. Beats(scene)]) { Limit = Limit.FirstToken, Stream = NoToken, Documents = NoDocument },
        new("1xx and nothing else", scene => [Step.Raw("HTTP/1.1 103 Early Hints\r\n\r\n"), .. scene.Silence]) { Limit = Limit.FirstToken, Stream = NoToken, Documents = NoDocument },

        // The grace for usage and terminator passes, and the answer is whole.
        new("stall after the Finish", scene => [.. scene.UpTo(Phase.Finish), .. scene.Silence]) { Stream = Expectation.Answer },
        new("stall after the terminator", scene => [Step.Head(), Step.Bytes(scene.Body), .. scene.Silence]) { Stream = Expectation.Answer },

        new("one byte a write", scene => [Step.RawTrickle(Encoding.UTF8.GetBytes(scene.RawWhole()))]) { All = Expectation.Answer },
        new("one byte a chunk", scene => [Step.Head(200, scene.ContentType), Step.Trickle(scene.Body, 1)]) { All = Expectation.Answer },
    ];

    private static ProviderFault Silent(Phase phase) => new($"stall after the {phase}", scene => [.. scene.UpTo(phase), .. scene.Silence])
    {
        Limit = Limit.FirstToken, Stream = NoToken, Documents = NoDocument,
    };

    private static UpstreamStep[] Beats(Scene scene) => [Step.Open(scene.IsSilent), Step.Heartbeats(Encoding.UTF8.GetBytes(scene.Heartbeat), Period)];
}
