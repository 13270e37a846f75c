using LlmRouter.Settings.Hocon;
using LlmRouter.Settings.Sections;

namespace LlmRouter.Settings;

/// <summary>From the resolved tree to settings: the list of sections.</summary>
internal sealed class SettingsReader(SettingsSources sources, SettingsMistakes mistakes)
{
    public RouterSettings Read(HoconObject root)
    {
        var top = new SettingsSection(root, "", mistakes);
        var router = top.Child("router");
        var akka = top.Child("akka");
        RejectUnknown(root, top, router);

        var (providers, directory) = new ProvidersSection(router, sources.Environment).Read();
        var routes = new RoutesSection(router, directory);
        var loadedRoutes = routes.Read();
        var auth = AuthSection.Read(router.Child("auth"));
        var settings = new RouterSettings(
            ServerSection.Read(router.Child("server"), sources),
            auth,
            StreamSection.Read(router.Child("stream")),
            LimitsSection.Read(router.Child("limits")),
            providers,
            new AliasesSection(router.Child("aliases"), directory, routes.Names).Read(),
            LogSection.Read(router.Child("log")))
        {
            AkkaHocon = Print(akka),
            Routes = loadedRoutes,
            DefaultRoute = new DefaultRouteSection(router, directory, routes.Names).Read(),
            Admin = AdminSection.Read(router.Child("admin"), auth),
            Reload = ReloadSection.Read(router.Child("reload")),
        };
        router.RejectUnknown();
        return settings;
    }

    private static string Print(SettingsSection akka) =>
        HoconPrinter.Print(new HoconObject([new HoconMember("akka", akka.Origin, akka.Values)], akka.Origin));

    // "server { … }" without "router { … }" around it is the likeliest slip at the top.
    private static void RejectUnknown(HoconObject root, SettingsSection top, SettingsSection router)
    {
        foreach (var member in root.Members.Where(m => m.Key is not ("router" or "akka")))
        {
            var hint = router.Has(member.Key) ? $"did you mean \"router.{member.Key}\"?" : Spelling.Hint(member.Key, ["router", "akka"]);
            top.Mistakes.Add(member.KeyOrigin, HoconPath.Join("", member.Key), "there is no such key", hint);
        }
    }
}
