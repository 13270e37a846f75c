using System.Globalization;
using System.Text;
using LlmRouter.Settings;

namespace LlmRouter.Http.Start;

/// <summary>What <c>--check</c> prints: what the configuration means, without a key or a header in it.</summary>
internal static class ConfigurationSummary
{
    public static string Text(RouterSettings settings)
    {
        var text = new StringBuilder("The configuration is right.\n");
        Line(text, $"  listens on   {settings.Server.Host}:{settings.Server.Port}");
        Line(text, $"  API keys     {(settings.Auth.Keys.Count == 0 ? "none: everybody may call" : settings.Auth.Keys.Count)}");
        Line(text, $"  admin        {(settings.Admin.Key is null ? "off" : "on, with its own key")}");
        Line(text, $"  providers    {(settings.Providers.Count == 0 ? "none" : settings.Providers.Count)}");
        foreach (var provider in settings.Providers)
            Line(text, $"    {provider.Name} ({provider.Type}){At(provider)}, key {(string.IsNullOrEmpty(provider.ApiKey) ? "none" : "set")}");
        foreach (var route in settings.Routes)
            Line(text, $"  route        {route.Name} -> {string.Join(", ", route.Candidates.Select(Shown))} ({route.Policy}{Hedge(route)})");
        if (settings.DefaultRoute is { } other) Line(text, $"  otherwise    {other}");
        foreach (var (alias, model) in settings.Aliases.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            Line(text, $"  alias        {alias} -> {model}");
        return text.ToString();
    }

    // Scheme, host and path only: an address may carry a user name and a password.
    private static string At(ProviderSettings provider) =>
        provider.BaseUrl is { } url ? $" at {url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)}" : "";

    private static string Shown(CandidateSettings candidate) =>
        $"{candidate.Provider}/{candidate.Model}" + (candidate.Weight == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" x{candidate.Weight}"));

    private static string Hedge(RouteSettings route) => route.Hedge switch
    {
        null => "",
        { Delay: null } => ", hedge after p95",
        { Delay: { } delay } => string.Create(CultureInfo.InvariantCulture, $", hedge after {delay.TotalSeconds:0.###} s"),
    };

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
