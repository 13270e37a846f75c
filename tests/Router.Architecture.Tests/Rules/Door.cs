using LlmRouter.Architecture.Code;

namespace LlmRouter.Architecture.Rules;

/// <summary>"Router.Http → IRouterEngine, Contracts, Settings": the HTTP layer sees nothing else of the engine.</summary>
internal static class Door
{
    private static readonly string[] Open = ["LlmRouter.Contracts.", "LlmRouter.Settings.", "LlmRouter.IRouterEngine", "LlmRouter.ClientErrors"];

    /// <param name="uses">What Router.Http names of Router.Actors.</param>
    /// <param name="exceptions">Further targets by prefix, each with its reason.</param>
    public static IEnumerable<string> Violations(IEnumerable<TypeUse> uses, IReadOnlyDictionary<string, string> exceptions) => uses
        .Where(use => !Open.Concat(exceptions.Keys).Any(open => use.Target.StartsWith(open, StringComparison.Ordinal)))
        .Select(use => $"{use}: the HTTP layer may name IRouterEngine, Contracts and Settings.");
}
