using LlmRouter.Contracts;

namespace LlmRouter.Routing;

/// <summary>All that routing knows, immutable and published whole by the guardian: the request path reads it once, without a message.</summary>
internal sealed class RoutingSnapshot
{
    private readonly Dictionary<string, List<string>> _offers = new(StringComparer.Ordinal);

    public RoutingSnapshot(IReadOnlyList<ProviderModels> providers, IReadOnlyDictionary<string, string> aliases, long created)
    {
        Providers = providers;
        Aliases = aliases;
        foreach (var provider in providers)
            foreach (var model in provider.Models) OffersOf(model).Add(provider.Name);
        Models = [.. List(created)];
    }

    public static RoutingSnapshot Empty { get; } = new([], new Dictionary<string, string>(), 0);

    /// <summary>In configured order.</summary>
    public IReadOnlyList<ProviderModels> Providers { get; }

    /// <summary>Alias to model name; never to another alias.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; }

    /// <summary>What <c>GET /v1/models</c> lists: aliases, then each model by its bare name where that is unique, else as <c>provider/model</c>.</summary>
    public IReadOnlyList<ModelInfo> Models { get; }

    /// <summary>The providers that offer a model of this bare name.</summary>
    public IReadOnlyList<string> Offering(string model) => _offers.TryGetValue(model, out var names) ? names : [];

    public ProviderModels? Provider(string name) => Providers.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    // OpenRouter offers a model "openai/gpt-4o": with a provider "openai" that name means the other one.
    private bool NamesProvider(string model) => model.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && Provider(model[..slash]) is not null;

    private List<string> OffersOf(string model) => _offers.TryGetValue(model, out var names) ? names : _offers[model] = [];

    private IEnumerable<ModelInfo> List(long created)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var alias in Aliases.Keys)
            if (seen.Add(alias)) yield return new ModelInfo(alias, "router", created);
        foreach (var provider in Providers)
        {
            foreach (var model in provider.Models)
            {
                var bare = Offering(model).Count == 1 && !Aliases.ContainsKey(model) && !NamesProvider(model);
                var id = bare ? model : provider.Name + "/" + model;
                if (seen.Add(id)) yield return new ModelInfo(id, provider.Name, created);
            }
        }
    }
}
