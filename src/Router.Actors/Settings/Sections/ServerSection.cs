using System.Globalization;
using System.Net;
using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings.Sections;

/// <summary><c>router.server</c>, and the command line's <c>--host</c> and <c>--port</c> over it.</summary>
internal static class ServerSection
{
    private const int HighestPort = 65535;
    private const string HostHint = "write localhost, an IP address, or \"*\" for every address";

    public static ServerSettings Read(SettingsSection section, SettingsSources sources)
    {
        var settings = new ServerSettings(
            ReadHost(section),
            section.Number("port", 0, HighestPort),
            section.Size("max-body", 1024, 2L * 1024 * 1024 * 1024 - 1),
            section.Duration("write-timeout", DurationRule.Positive),
            section.Duration("drain", DurationRule.ZeroOrMore));
        section.RejectUnknown();
        return Override(settings, sources, section.Mistakes);
    }

    private static string ReadHost(SettingsSection section)
    {
        var host = section.Text("host");
        if (!IsHost(host) && section.OptionalScalar("host") is { } scalar)
        {
            section.Report("host", scalar, $"{scalar.Shown} is no address to listen on", HostHint);
        }

        return Trimmed(host);
    }

    private static ServerSettings Override(ServerSettings settings, SettingsSources sources, SettingsMistakes mistakes)
    {
        if (sources.Host is { } host)
        {
            if (!IsHost(host))
            {
                mistakes.Add(HoconOrigin.CommandLine, "--host", $"{HoconPrinter.Quote(host)} is no address to listen on", HostHint);
            }

            settings = settings with { Host = Trimmed(host) };
        }

        if (sources.Port is { } text)
        {
            var isPort = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= HighestPort;
            if (!isPort)
            {
                mistakes.Add(HoconOrigin.CommandLine, "--port", $"{HoconPrinter.Quote(text)} is not a port", $"write a number from 0 to {HighestPort}");
            }

            settings = settings with { Port = port };
        }

        return settings;
    }

    private static bool IsHost(string host) => host is "*" or "localhost" || IPAddress.TryParse(Trimmed(host), out _);

    // "[::1]" is how a URL writes an IPv6 address; the settings hold the address itself.
    private static string Trimmed(string host) => host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
}
