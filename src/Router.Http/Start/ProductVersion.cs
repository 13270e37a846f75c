using System.Reflection;

namespace LlmRouter.Http.Start;

/// <summary>The version of this build, as <c>Directory.Build.props</c> states it.</summary>
internal static class ProductVersion
{
    public static string Text { get; } = Read();

    private static string Read()
    {
        var full = typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        // The SDK appends "+" and the commit.
        var plus = full.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? full : full[..plus];
    }
}
