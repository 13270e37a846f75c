using LlmRouter.Contracts;
using LlmRouter.Failover;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Faults.Families;

/// <summary>Every status that says no, and whose fault it is.</summary>
internal static class Refusals
{
    private static readonly string OwnError = OpenAiBodies.Error("No.", "own_code");
    private static readonly int[] OfTheRequest = [400, 409, 422];
    private static readonly int[] OfThisProvider = [404, 405, 410, 413, 415];
    private static readonly int[] Broken = [402, 407, 408, 425, 500, 502, 503, 504, 529];

    public static IReadOnlyList<ProviderFault> All { get; } =
    [
        .. OfTheRequest.Select(status => Says(status, Expectation.Refusal(status, "own_code", Blame.Nobody) with { IsFinal = true })),
        .. OfThisProvider.Select(status => Says(status, Expectation.Refusal(status, "own_code", Blame.Nobody))),
        Says(501, Expectation.Refusal(502, "own_code", Blame.Nobody)),
        Says(401, Expectation.Status502(ErrorCode.UpstreamAuth)),
        Says(403, Expectation.Status502(ErrorCode.UpstreamAuth)),
        Says(429, Expectation.Refusal(429, "own_code", Blame.Model)),
        new("429 that says when", _ => Rest(429)) { All = Expectation.Refusal(429, "own_code", Blame.Model) },
        new("503 that says when", _ => Rest(503)) { All = Expectation.Refusal(502, "own_code", Blame.Provider) with { Cools = true } },
        .. Broken.Select(status => Says(status, Expectation.Refusal(status == 402 ? 402 : 502, "own_code", Blame.Provider))),
        new("503 as a page", _ => Step.Document("<html>Service Unavailable</html>", 503, "text/html")) { All = Expectation.Status502(ErrorCode.UpstreamError) },
        new("500 cut short", _ => [Step.Head(500, "application/json", BodyFraming.Length, 1000), Step.Bytes("{\"err"), Step.Close()]) { All = Expectation.Status502(ErrorCode.UpstreamError) },
        new("500 reset", _ => [Step.Head(500, "application/json", BodyFraming.Length, 1000), Step.Bytes("{\"err"), Step.Reset()]) { All = Expectation.Status502(ErrorCode.UpstreamError) },
    ];

    private static ProviderFault Says(int status, Expectation all) => new($"{status}", _ => [Step.Reply(status, OwnError)]) { All = all };

    private static UpstreamStep[] Rest(int status) => [Step.Reply(status, OwnError, ("Retry-After", "60"))];
}
