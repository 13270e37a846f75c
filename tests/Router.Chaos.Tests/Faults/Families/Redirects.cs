using LlmRouter.Contracts;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Faults.Families;

/// <summary>Redirects are never followed: the key would go with them.</summary>
internal static class Redirects
{
    private static readonly int[] Statuses = [301, 302, 303, 307, 308];

    public static IReadOnlyList<ProviderFault> All { get; } =
    [
        .. Statuses.Select(status => new ProviderFault($"{status} to itself", _ => To(status, "/")) { All = Expectation.Status502(ErrorCode.UpstreamError) }),
        .. Statuses.Select(status => new ProviderFault($"{status} elsewhere", scene => To(status, scene.Elsewhere.ToString())) { All = Expectation.Status502(ErrorCode.UpstreamError) }),
    ];

    private static UpstreamStep[] To(int status, string location) => Step.Document("", status, "text/html", ("Location", location));
}
