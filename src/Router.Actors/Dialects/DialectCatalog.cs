using LlmRouter.Dialects.Ollama;
using LlmRouter.Dialects.OpenAi;

namespace LlmRouter.Dialects;

/// <summary>Every dialect by its name, in the order in which a reply's shape is tried.</summary>
internal sealed class DialectCatalog
{
    /// <summary>The dialects of this build.</summary>
    public static readonly DialectCatalog Default = new([new OpenAiDialect(), new OllamaDialect()]);

    private readonly Dictionary<string, IDialect> _byName;

    public DialectCatalog(IReadOnlyList<IDialect> dialects)
    {
        All = dialects;
        _byName = dialects.ToDictionary(dialect => dialect.Name, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<IDialect> All { get; }

    /// <summary>The dialect of this name.</summary>
    /// <exception cref="KeyNotFoundException">There is none: settings are validated before they get here.</exception>
    public IDialect this[string name] => _byName.TryGetValue(name, out var dialect)
        ? dialect
        : throw new KeyNotFoundException($"No dialect is called '{name}'. Known: {string.Join(", ", _byName.Keys)}.");

    public bool TryGet(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IDialect? dialect) => _byName.TryGetValue(name, out dialect);
}
