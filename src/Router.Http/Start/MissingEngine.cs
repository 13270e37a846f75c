using LlmRouter.Settings;

namespace LlmRouter.Http.Start;

// TEMPORARY: goes as soon as Router.Actors has its own AddRouterEngine.
internal static class MissingEngine
{
    public static IServiceCollection AddRouterEngine(this IServiceCollection services, RouterSettings settings) =>
        throw new NotSupportedException($"There is no engine in this build for {settings.Providers.Count} providers.");
}
