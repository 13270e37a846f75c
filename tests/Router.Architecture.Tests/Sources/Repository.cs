namespace LlmRouter.Architecture.Sources;

/// <summary>The working tree that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = ["bin", "obj", "artifacts", "TestResults", ".git"];

    public static string Root { get; } = FindRoot();

    /// <summary>The C# files below a folder, in a stable order.</summary>
    public static IReadOnlyList<SourceFile> CSharp(params string[] folders) => [.. folders.SelectMany(folder => Files(folder, "*.cs")).Select(Read)];

    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(NotOurs.Contains))
            .Order(StringComparer.Ordinal);

    public static SourceFile Read(string path) => new(path, File.ReadAllText(Path.Combine(Root, path)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LlmRouter.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No LlmRouter.sln above {AppContext.BaseDirectory}: these tests read the working tree.");
    }
}
