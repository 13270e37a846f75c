using LlmRouter.Contracts;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Faults.Families;

/// <summary>Connections that are kept for the next request, and are not there when it comes.</summary>
internal static class Connections
{
    public static IReadOnlyList<ProviderFault> All { get; } =
    [
        new("nobody listens", _ => []) { Entrance = Entrance.NobodyThere, All = Expectation.Status502(ErrorCode.ConnectFailed) },
        new("kept connection closed at once", _ => [Step.Close()]) { Entrance = Entrance.BetweenRequests, All = Expectation.Answer },
        new("kept connection reset at once", _ => [Step.Reset()]) { Entrance = Entrance.BetweenRequests, All = Expectation.Answer },
        new("kept connection closed at the next request", _ => [Step.NextRequestBegins(), Step.Close()]) { Entrance = Entrance.BetweenRequests, All = Expectation.Answer },
        new("kept connection reset at the next request", _ => [Step.NextRequestBegins(), Step.Reset()]) { Entrance = Entrance.BetweenRequests, All = Expectation.Answer },
        new("kept connection says 408 and closes", _ => [Step.Raw("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), Step.Close()])
        {
            Entrance = Entrance.BetweenRequests, All = Expectation.Answer,
        },
    ];
}
