using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings.Sections;

/// <summary>One provider: what it says itself, then what is well known under its name, then <c>provider-defaults</c>.</summary>
/// <param name="section">The provider's own keys, with those of <c>provider-defaults</c> behind them.</param>
/// <param name="known">The well-known row of the same name; null when there is none.</param>
/// <param name="types">Every provider type.</param>
/// <param name="weakerTimeouts">Waits of <c>provider-defaults</c> and of the router, the stronger first.</param>
internal sealed class ProviderSection(
    SettingsSection section,
    WellKnownProvider? known,
    IReadOnlyDictionary<string, ProviderType> types,
    IReadOnlyList<TimeoutOverrides> weakerTimeouts)
{
    /// <summary>Switched off, and no provider for that reason.</summary>
    public bool IsOff { get; private set; }

    /// <summary>The provider; null when it is switched off or wrong.</summary>
    public ProviderSettings? Read(string name)
    {
        IsOff = !section.Flag("enabled");
        var type = ReadType();
        var baseUrl = ReadBaseUrl(type);
        var apiKey = ReadApiKey();
        var models = ReadModels();
        var headers = HeadersSection.Read(section.Child("headers"));
        var timeouts = TimeoutsSection.ReadOverrides(section.OwnChild("timeouts"));
        var traits = type is null ? null : ReadTraits(type);
        var (concurrency, breaker, discovery) = ReadLoad();
        section.RejectUnknown();
        CheckAuthorization(headers, apiKey);
        if (IsOff || type is null || traits is null)
        {
            return null;
        }

        if (baseUrl is null && type.Dialect != ProviderType.Demo && section.OptionalText("base-url") is null or "")
        {
            section.ReportAbsent("base-url", "this provider needs a base-url", "for example base-url = \"http://localhost:8000/v1\"");
        }

        var combined = TimeoutsSection.Combine([timeouts, type.Timeouts, .. weakerTimeouts]);
        return new ProviderSettings(name, type.Dialect, baseUrl, apiKey, models, Combine(headers, type.Headers), combined, Optional: false)
        {
            Traits = traits,
            Concurrency = concurrency,
            Breaker = breaker,
            Discovery = discovery,
        };
    }

    /// <summary>For <c>provider-defaults</c>, which is no provider: only checks what stands there.</summary>
    public void CheckOnly()
    {
        section.Flag("enabled");
        var type = ReadType();
        ReadBaseUrl(type);
        ReadApiKey();
        ReadModels();
        HeadersSection.Read(section.Child("headers"));
        TraitsSection.Read(section.Child("traits"));
        ReadLoad();
        section.RejectUnknown();
    }

    // What the provider does not say, provider-defaults says, member by member.
    private (ConcurrencySettings Concurrency, BreakerSettings Breaker, DiscoverySettings Discovery) ReadLoad() =>
        (ConcurrencySection.Read(section.LayeredChild("concurrency")),
            BreakerSection.Read(section.LayeredChild("breaker")),
            DiscoverySection.Read(section.LayeredChild("discovery")));

    private void CheckAuthorization(IReadOnlyDictionary<string, string> headers, string? apiKey)
    {
        if (headers.ContainsKey("Authorization") && apiKey is not null)
        {
            var path = HoconPath.Join(section.Path, "headers");
            section.Mistakes.Add(section.Origin, path, "Authorization is set although there is an api-key", "keep one of the two");
        }
    }

    private ProviderTraits ReadTraits(ProviderType type)
    {
        var own = section.OwnChild("traits");
        // A well-known row's traits are those of its server; another type or another address is another server.
        var isTheirs = !section.Has("type") && !section.Has("base-url");
        var weaker = isTheirs ? known?.Traits ?? type.Traits : type.Traits;
        return TraitsSection.Read(weaker.Over(own.Values, own.Path));
    }

    private static Dictionary<string, string> Combine(IReadOnlyDictionary<string, string> own, IReadOnlyDictionary<string, string> weaker)
    {
        var headers = new Dictionary<string, string>(weaker, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in own) headers[name] = value;
        return headers;
    }

    private ProviderType? ReadType()
    {
        var name = known is not null && !section.Has("type") ? known.Type : section.Text("type");
        var scalar = section.OptionalScalar("type");
        if (!types.TryGetValue(name, out var type) && name.Length > 0 && scalar is not null && section.Has("type"))
        {
            section.Report("type", scalar, $"there is no provider type {scalar.Shown}", Spelling.Hint(scalar.Variable is null ? name : "", [.. types.Keys]));
        }

        return type;
    }

    private Uri? ReadBaseUrl(ProviderType? type)
    {
        var scalar = section.OptionalScalar("base-url");
        if (!section.Has("base-url") && known is not null)
        {
            return known.BaseUrl;
        }

        if (scalar is null || scalar.Text.Length == 0)
        {
            return null;
        }

        if (type?.Dialect == ProviderType.Demo)
        {
            section.Report("base-url", scalar, "the demo answers by itself and has no URL", "remove it, or choose another type");
            return null;
        }

        if (!BaseUrl.TryRead(scalar.Text, type?.Dialect ?? "", out var url, out var problem))
        {
            section.Report("base-url", scalar, $"this URL {problem}", "for example \"http://localhost:8000/v1\"");
        }

        return url;
    }

    // The environment's key goes only where the environment or the well-known row points: OPENAI_API_KEY must not leave for
    // another server because somebody called that server "openai".
    private string? ReadApiKey()
    {
        var scalar = section.OptionalScalar("api-key");
        if (!section.Has("api-key") && !section.Has("base-url") && known is not null)
        {
            return known.ApiKey;
        }

        if (scalar is not null && !Secret.IsSendable(scalar.Text.Trim()))
        {
            section.Report("api-key", scalar, "this key holds a space or a character that a header cannot carry");
        }

        return scalar?.Text.Trim() is { Length: > 0 } key ? key : null;
    }

    private List<string> ReadModels()
    {
        var models = new List<string>();
        foreach (var model in section.Texts("models", "\"model\""))
        {
            if (model.Text.Trim().Length == 0)
            {
                section.Report("models", model, "a model's name is empty", "remove it");
            }
            else if (models.Contains(model.Text))
            {
                section.Report("models", model, $"{model.Shown} stands in the list twice", "remove one of the two");
            }
            else
            {
                models.Add(model.Text);
            }
        }

        return models;
    }
}
