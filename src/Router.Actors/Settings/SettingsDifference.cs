namespace LlmRouter.Settings;

/// <summary>What a reload changes. Names only: neither a key nor a header.</summary>
/// <param name="Applied">The new settings, but for what holds from the next start on.</param>
/// <param name="Changes">What differs, in words; empty when nothing does.</param>
/// <param name="NeedRestart">The keys that differ and hold from the next start on.</param>
internal sealed record SettingsDifference(RouterSettings Applied, IReadOnlyList<string> Changes, IReadOnlyList<string> NeedRestart)
{
    /// <param name="present">The settings in force.</param>
    /// <param name="read">What the files say now.</param>
    public static SettingsDifference Between(RouterSettings present, RouterSettings read)
    {
        var applied = read with
        {
            Server = read.Server with { Host = present.Server.Host, Port = present.Server.Port },
            Log = present.Log,
            AkkaHocon = present.AkkaHocon,
        };
        return new SettingsDifference(applied, [.. Changed(present, applied)], [.. Kept(present, read)]);
    }

    private static IEnumerable<string> Changed(RouterSettings before, RouterSettings after) =>
    [
        .. Named("provider", before.Providers, after.Providers, provider => provider.Name),
        .. Named("route", before.Routes, after.Routes, route => route.Name),
        .. Sections(before, after),
    ];

    private static IEnumerable<string> Named<T>(string kind, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> nameOf)
        where T : class
    {
        var old = before.ToDictionary(nameOf, StringComparer.Ordinal);
        foreach (var item in after)
        {
            if (!old.Remove(nameOf(item), out var was)) yield return $"{kind} {nameOf(item)} added";
            else if (!was.Equals(item)) yield return $"{kind} {nameOf(item)} changed";
        }

        foreach (var name in old.Keys) yield return $"{kind} {name} removed";
        // What stays in another order: it decides who is listed and matched first.
        var stayed = after.Select(nameOf).Where(name => before.Any(item => nameOf(item) == name));
        if (!stayed.SequenceEqual(before.Select(nameOf).Where(name => after.Any(item => nameOf(item) == name)))) yield return $"order of {kind}s changed";
    }

    private static IEnumerable<string> Sections(RouterSettings before, RouterSettings after)
    {
        if (before.Server != after.Server) yield return "server changed";
        if (!before.Auth.Keys.SequenceEqual(after.Auth.Keys)) yield return "auth changed";
        if (before.Admin != after.Admin) yield return "admin changed";
        if (before.Reload != after.Reload) yield return "reload changed";
        if (before.Stream != after.Stream) yield return "stream changed";
        if (before.Limits != after.Limits) yield return "limits changed";
        if (before.DefaultRoute != after.DefaultRoute) yield return "default-route changed";
        if (!before.Aliases.SequenceEqual(after.Aliases)) yield return "aliases changed";
    }

    private static IEnumerable<string> Kept(RouterSettings present, RouterSettings read)
    {
        if (present.Server.Host != read.Server.Host) yield return "router.server.host";
        if (present.Server.Port != read.Server.Port) yield return "router.server.port";
        if (present.Log != read.Log) yield return "router.log";
        if (present.AkkaHocon != read.AkkaHocon) yield return "akka";
    }
}
