using LlmRouter.Contracts;
using LlmRouter.Settings;

namespace LlmRouter.Http.Tests.Fakes;

/// <summary>Settings as the loader would give them, with limits that tell each other apart.</summary>
internal static class TestSettings
{
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(40);
    public static readonly TimeSpan Drain = TimeSpan.FromSeconds(20);

    /// <summary>Settings that are in force as the files are.</summary>
    public static SettingsStatus Status { get; } = new(DateTimeOffset.UnixEpoch, Mistakes: 0);

    public static RouterSettings Default { get; } = new(
        new ServerSettings("localhost", 0, 128 * 1024 * 1024, WriteTimeout, Drain),
        new AuthSettings([]),
        new StreamSettings(TimeSpan.FromSeconds(10), KeepAlive, TimeSpan.FromSeconds(2), TimeSpan.Zero, ErrorStyle.ErrorObject),
        new LimitSettings(16 * 1024, 16 * 1024 * 1024, 64 * 1024 * 1024, 64 * 1024, 16),
        [Provider("demo")],
        new Dictionary<string, string>(),
        new LogSettings("Information", false))
    {
        AkkaHocon = "",
    };

    public static RouterSettings WithKeys(params string[] keys) => Default with { Auth = new AuthSettings(keys) };

    public static RouterSettings WithAdmin(string key) => Default with { Admin = new AdminSettings(key) };

    public static RouterSettings WithMaxBody(long bytes) => Default with { Server = Default.Server with { MaxBody = bytes } };

    public static ProviderSettings Provider(string name, bool optional = false, string? url = null, string? key = null)
    {
        var limits = new OperationTimeouts(
            TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(30), Timeout.InfiniteTimeSpan);
        return new ProviderSettings(name, url is null ? "demo" : "openai", url is null ? null : new Uri(url), key, [], new Dictionary<string, string>(),
            new ProviderTimeouts(limits, limits, limits), optional)
        {
            Traits = new ProviderTraits(KeyHeader: null, MaxTokens: 4096, MaxTokensName: null, RefusedMembers: [], ThinkTags: false),
        };
    }
}
