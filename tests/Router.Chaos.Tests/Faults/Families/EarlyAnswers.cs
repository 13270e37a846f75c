using LlmRouter.Failover;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Faults.Families;

/// <summary>The provider answers before it has read the body of a large request, then closes: in order, so that the answer can be read.</summary>
internal static class EarlyAnswers
{
    public static IReadOnlyList<ProviderFault> All { get; } =
    [
        Early("the answer", scene => scene.Answer, Expectation.Answer),
        Early("413", _ => Says(413), Expectation.Refusal(413, "own_code", Blame.Nobody)),
        Early("400", _ => Says(400), Expectation.Refusal(400, "own_code", Blame.Nobody) with { IsFinal = true }),
        Early("503", _ => Says(503), Expectation.Status502("own_code")),
        new("reset before the body is read", _ => [Step.Reset()]) { Entrance = Entrance.BeforeTheBody, HasLargeRequest = true, All = Expectation.Reset },
        new("close before the body is read", _ => [Step.Close()]) { Entrance = Entrance.BeforeTheBody, HasLargeRequest = true, All = Expectation.Reset },
    ];

    private static ProviderFault Early(string what, Func<Scene, UpstreamStep[]> steps, Expectation all) =>
        new($"{what} before the body is read", scene => [.. steps(scene), Step.End(), Step.Close()]) { Entrance = Entrance.BeforeTheBody, HasLargeRequest = true, All = all };

    private static UpstreamStep[] Says(int status) => Step.Document(OpenAiBodies.Error("No.", "own_code"), status);
}
