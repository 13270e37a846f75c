using System.Globalization;
using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Settings;

namespace LlmRouter.Http.Start;

/// <summary>What a person needs to know once the router listens: where, with what, and how to try it.</summary>
internal sealed class Banner(RouterSettings settings, EngineStatus status, IReadOnlyList<ModelInfo> models, int port)
{
    private readonly string _baseUrl = string.Create(CultureInfo.InvariantCulture, $"http://{ReachableHost(settings.Server.Host)}:{port}/v1");

    /// <summary>For a terminal.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        Line(text, $"LLM Router {ProductVersion.Text} listens on {_baseUrl[..^"/v1".Length]}");
        Line(text, $"");
        Line(text, $"  Base URL   {_baseUrl}");
        Line(text, $"  API key    {(settings.Auth.Keys.Count == 0 ? "anything" : "one of router.auth.keys")}");
        Line(text, $"");
        AppendProviders(text);
        Line(text, $"  OpenWebUI  Admin Panel > Settings > Connections > OpenAI API: URL {_baseUrl}, key as above");
        Line(text, $"             (OpenWebUI in a container: http://host.docker.internal:{port}/v1)");
        Line(text, $"  Try it     {Curl()}");
        return text.ToString();
    }

    /// <summary>For a log: the same as one event.</summary>
    public void Log(ILogger log)
    {
        if (!log.IsEnabled(LogLevel.Information)) return;
        var providers = Shown().ConvertAll(provider => $"{provider.Name}: {State(provider)}");
        log.LogInformation("LLM Router {Version} listens; base URL {BaseUrl}, {Models} models, providers {Providers}",
            ProductVersion.Text, _baseUrl, models.Count, providers);
    }

    private void AppendProviders(StringBuilder text)
    {
        var shown = Shown();
        if (shown.Count == 0)
        {
            Line(text, $"  Providers  none. Name one in a configuration file (--config), or set OPENAI_API_KEY.");
            Line(text, $"");
            return;
        }

        var width = shown.Max(provider => provider.Name.Length);
        foreach (var (index, provider) in shown.Index())
        {
            var problem = provider.LastError is { } code ? $", {code}" : "";
            Line(text, $"  {(index == 0 ? "Providers" : ""),-9}  {provider.Name.PadRight(width)}  {State(provider)}, {Count(provider.Models)}{problem}");
        }

        Line(text, $"");
    }

    // Spec of ProviderSettings.Optional: "silent while it does not answer".
    private List<ProviderStatus> Shown()
    {
        var optional = settings.Providers.Where(provider => provider.Optional).Select(provider => provider.Name).ToHashSet(StringComparer.Ordinal);
        return [.. status.Providers.Where(provider => provider.State == ProviderState.Up || !optional.Contains(provider.Name))];
    }

    private string Curl()
    {
        var model = models.Any(m => m.Id == "demo") || models.Count == 0 ? "demo" : models[0].Id;
        var key = settings.Auth.Keys.Count == 0 ? "" : " -H 'Authorization: Bearer YOUR-KEY'";
        return $"curl -N {_baseUrl}/chat/completions -H 'Content-Type: application/json'{key} -d "
            + $$"""'{"model":"{{model}}","stream":true,"messages":[{"role":"user","content":"hi"}]}'""";
    }

    private static string State(ProviderStatus provider) => provider.State switch
    {
        ProviderState.Up => "up",
        ProviderState.Down => "down",
        _ => "not heard from yet",
    };

    private static string Count(int count) => count == 1 ? "1 model" : string.Create(CultureInfo.InvariantCulture, $"{count} models");

    // Nobody can call an address that means "all of them".
    private static string ReachableHost(string host) => host is "*" or "0.0.0.0" or "::" or "localhost" ? "localhost" : host.Contains(':') ? $"[{host}]" : host;

    private static void Line(StringBuilder text, FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');
}
