using LlmRouter.Contracts;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Faults.Families;

/// <summary>The connection ends where it must not: with a RST, with a FIN, or with what is no HTTP.</summary>
internal static class Breaks
{
    private static readonly Expectation HalfReset = Expectation.Event(ErrorCode.Reset);
    private static readonly Expectation HalfClosed = Expectation.Event(ErrorCode.StreamIncomplete);

    public static IReadOnlyList<ProviderFault> All { get; } =
    [
        new("reset at accept", _ => [Step.Reset()]) { Entrance = Entrance.AtAccept, All = Expectation.Reset with { OrCode = ErrorCode.ConnectFailed } },
        new("reset at the first byte of the request", _ => [Step.NextRequestBegins(), Step.Reset()]) { Entrance = Entrance.AtAccept, All = Expectation.Reset },
        Before(Phase.Request, "reset", Step.Reset(), Expectation.Reset),
        Before(Phase.HalfHead, "reset", Step.Reset(), Expectation.Reset),
        Before(Phase.Head, "reset", Step.Reset(), Expectation.Reset),
        Before(Phase.Comment, "reset", Step.Reset(), Expectation.Reset),
        Before(Phase.Role, "reset", Step.Reset(), Expectation.Reset),
        After(Phase.Token, "reset", Step.Reset(), HalfReset, Expectation.Reset),
        After(Phase.Finish, "reset", Step.Reset(), Expectation.Answer, Expectation.Reset),
        Before(Phase.Role, "reset in a chunk header", [Step.Raw("1"), Step.Reset()], Expectation.Reset),
        After(Phase.Token, "reset in a chunk header", [Step.Raw("1"), Step.Reset()], HalfReset, Expectation.Reset),

        new("close at accept", _ => [Step.Close()]) { Entrance = Entrance.AtAccept, All = Expectation.Reset },
        Before(Phase.Request, "close", Step.Close(), Expectation.Reset),
        Before(Phase.HalfHead, "close", Step.Close(), Expectation.Reset),
        Before(Phase.Head, "close", Step.Close(), Expectation.Incomplete),
        Before(Phase.Comment, "close", Step.Close(), Expectation.Incomplete),
        Before(Phase.Role, "close", Step.Close(), Expectation.Incomplete),
        After(Phase.Token, "close", Step.Close(), HalfClosed, Expectation.Incomplete),
        After(Phase.Finish, "close", Step.Close(), Expectation.Answer, Expectation.Incomplete),
        Before(Phase.Role, "close in a chunk header", [Step.Raw("1"), Step.Close()], Expectation.Incomplete),
        After(Phase.Token, "close in a chunk header", [Step.Raw("1"), Step.Close()], HalfClosed, Expectation.Incomplete),

        Before(Phase.Role, "the body ends properly", [], Expectation.Incomplete),
        After(Phase.Token, "the body ends properly", [], HalfClosed, Expectation.Incomplete),
        After(Phase.Finish, "the body ends properly", [], Expectation.Answer, Expectation.Answer),

        Before(Phase.Role, "garbage for a chunk header", Step.Raw("what?\r\n\r\n"), Expectation.Invalid),
        After(Phase.Token, "garbage for a chunk header", Step.Raw("what?\r\n\r\n"), Expectation.Event(ErrorCode.InvalidResponse), Expectation.Invalid),
        Before(Phase.Role, "garbage behind a chunk", Step.Raw("1\r\n garbage\r\n"), Expectation.Invalid),
    ];

    private static ProviderFault Before(Phase phase, string what, UpstreamStep step, Expectation all) => Before(phase, what, [step], all);

    private static ProviderFault Before(Phase phase, string what, UpstreamStep[] steps, Expectation all) =>
        new($"{what} after the {phase}", scene => [.. scene.UpTo(phase), .. steps]) { All = all };

    private static ProviderFault After(Phase phase, string what, UpstreamStep step, Expectation stream, Expectation documents) => After(phase, what, [step], stream, documents);

    private static ProviderFault After(Phase phase, string what, UpstreamStep[] steps, Expectation stream, Expectation documents) =>
        new($"{what} after the {phase}", scene => [.. scene.UpTo(phase), .. steps]) { Stream = stream, Documents = documents };
}
