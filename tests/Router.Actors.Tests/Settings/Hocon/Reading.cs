using LlmRouter.Settings;
using LlmRouter.Settings.Hocon;

namespace LlmRouter.Tests.Settings.Hocon;

/// <summary>Reads HOCON and prints the resolved tree on one line.</summary>
internal static class Reading
{
    public const string File = "a.conf";

    public static (HoconObject Tree, IReadOnlyList<SettingsMistake> Mistakes) Read(MemoryFiles files, params (string Name, string Value)[] environment)
    {
        var mistakes = new SettingsMistakes();
        var root = new HoconFiles(files, mistakes).Load(File);
        var tree = HoconResolver.Resolve([root], environment.ToDictionary(v => v.Name, v => v.Value), mistakes);
        return (tree, mistakes.InOrder());
    }

    public static (HoconObject Tree, IReadOnlyList<SettingsMistake> Mistakes) Read(string text, params (string Name, string Value)[] environment) =>
        Read(new MemoryFiles { [File] = text }, environment);

    public static string Tree(string text, params (string Name, string Value)[] environment) =>
        Tree(new MemoryFiles { [File] = text }, environment);

    public static string Tree(MemoryFiles files, params (string Name, string Value)[] environment)
    {
        var (tree, mistakes) = Read(files, environment);
        Assert.Empty(mistakes);
        return Print(tree);
    }

    /// <summary>Line, column and message of each mistake.</summary>
    public static string[] Mistakes(string text, params (string Name, string Value)[] environment) =>
        [.. Read(text, environment).Mistakes.Select(m => $"{m.Line}:{m.Column} {m.Message}")];

    public static string Print(HoconObject tree) =>
        System.Text.RegularExpressions.Regex.Replace(HoconPrinter.Print(tree), "\n *", " ").Trim();
}
