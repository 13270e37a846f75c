using LlmRouter.Dialects.Anthropic;
using LlmRouter.Dialects.Gemini;
using LlmRouter.Dialects.Ollama;
using LlmRouter.Dialects.OpenAi;
using LlmRouter.Dialects.Responses;

namespace LlmRouter.Dialects;

/// <summary>Every dialect by its name: those of providers, in the order in which a reply's shape is tried, and those of clients.</summary>
internal sealed class DialectCatalog
{
    /// <summary>The dialects of this build.</summary>
    public static readonly DialectCatalog Default = new(
        [new OpenAiDialect(), new ResponsesDialect(), new OllamaDialect(), new AnthropicDialect(), new GeminiDialect()],
        [new OpenAiDialect(), new ResponsesDialect(), new OllamaDialect(), new AnthropicDialect()]);

    private readonly Dictionary<string, IProviderDialect> _providers;
    private readonly Dictionary<string, IClientDialect> _clients;

    public DialectCatalog(IReadOnlyList<IProviderDialect> providers, IReadOnlyList<IClientDialect> clients)
    {
        Providers = providers;
        Clients = clients;
        _providers = providers.ToDictionary(dialect => dialect.Name, StringComparer.OrdinalIgnoreCase);
        _clients = clients.ToDictionary(dialect => dialect.Name, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<IProviderDialect> Providers { get; }

    public IReadOnlyList<IClientDialect> Clients { get; }

    /// <summary>The provider dialect of this name.</summary>
    /// <exception cref="KeyNotFoundException">There is none: settings are validated before they get here.</exception>
    public IProviderDialect Provider(string name) => Find(_providers, name);

    /// <summary>The client dialect of this name.</summary>
    /// <exception cref="KeyNotFoundException">There is none: endpoints name only those that there are.</exception>
    public IClientDialect Client(string name) => Find(_clients, name);

    private static T Find<T>(Dictionary<string, T> byName, string name) => byName.TryGetValue(name, out var dialect)
        ? dialect
        : throw new KeyNotFoundException($"No dialect is called '{name}'. Known: {string.Join(", ", byName.Keys)}.");
}
