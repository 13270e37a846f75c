using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings.Sections;

/// <summary>The providers that aliases, candidates and the default route may lead to, and what to say when they lead to none.</summary>
/// <param name="providers">In configured order.</param>
/// <param name="absent">Names that could be providers and are none: well known but not found, or switched off.</param>
/// <param name="broken">Configured, but with a mistake of their own: no second one for who leads to them.</param>
internal sealed class ProviderDirectory(IReadOnlyList<ProviderSettings> providers, IReadOnlyList<string> absent, IReadOnlyList<string> broken)
{
    private const string OrderHint = "write provider/model, with the provider's name first also where the model's name has a slash";

    /// <summary>The provider of that name; null when there is none that could be read.</summary>
    public ProviderSettings? Find(string name) => providers.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether somebody configured it, right or wrong.</summary>
    public bool Knows(string name) => Find(name) is not null || broken.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a provider names the model under <c>models</c>.</summary>
    public bool Offers(string model) => providers.Any(p => p.Models.Contains(model));

    /// <summary>What is wrong with a value that names a provider which is not there. Of a variable's value nothing is shown.</summary>
    public static string Problem(HoconScalar written, string provider) => written.Variable is null
        ? $"there is no provider {HoconPrinter.Quote(provider)} here"
        : $"there is no provider for {written.Shown}";

    /// <summary>What to do about it.</summary>
    public string Hint(HoconScalar written, string provider)
    {
        if (absent.Contains(provider, StringComparer.OrdinalIgnoreCase))
        {
            return $"set its key in the environment, or write router.providers.{(written.Variable is null ? provider : "NAME")}";
        }

        return written.Variable is null && Spelling.Nearest(provider, providers.Select(p => p.Name)) is { } near ? $"did you mean \"{near}\"?" : OrderHint;
    }
}
