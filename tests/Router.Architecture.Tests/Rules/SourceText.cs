using System.Text.RegularExpressions;
using LlmRouter.Architecture.Sources;

namespace LlmRouter.Architecture.Rules;

/// <summary>Rules that a file's text alone can break.</summary>
internal static partial class SourceText
{
    private const int LongestFile = 250;

    // The field has words for what these names hide.
    private static readonly string[] EmptyWords = ["Manager", "Helper", "Util"];

    // As patterns, because an own type may be called JsonDocumentParser, and an own enum may have a JsonDocument.
    private static readonly Dictionary<string, string> Banned = new()
    {
        ["^\\s*#if\\b"] = "both engines and every platform build the same source",
        ["\\bSystem\\.Text\\.Json\\.Nodes\\b"] = "no DOM: Utf8JsonReader in, Utf8JsonWriter out",
        ["(?<![\\w.])Json(Node|Object|Array)\\.Parse\\b"] = "no DOM: Utf8JsonReader in, Utf8JsonWriter out",
        ["(?<![\\w.])JsonDocument[\\s.?>)]"] = "no DOM: Utf8JsonReader in, Utf8JsonWriter out",
        ["\\bCreateUnbounded\\b"] = "every queue is bounded, by a limit named in hocon/reference.conf",
        ["^\\s*#pragma warning disable\\b"] = "a warning is answered in the code, or in .editorconfig for all",
    };

    public static IEnumerable<string> TooLong(IEnumerable<SourceFile> files) => files
        .Where(file => file.Lines.Length > LongestFile)
        .Select(file => $"{file} has {file.Lines.Length} lines; {LongestFile} are the most: split it by what it does.");

    public static IEnumerable<string> SeveralTypes(IEnumerable<SourceFile> files) => files
        .Select(file => (File: file, Types: TopLevelTypes(file)))
        .Where(found => found.Types.Count > 1)
        .Select(found => $"{found.File} declares {string.Join(", ", found.Types)}: one type a file.");

    public static IEnumerable<string> EmptyNames(IEnumerable<SourceFile> files) =>
        from file in files
        from type in TopLevelTypes(file)
        from word in EmptyWords
        where Regex.IsMatch(type, $"{word}(s|[A-Z]|$)")
        select $"{file} declares {type}: '{word}' says nothing; use the field's word for what it does.";

    public static IEnumerable<string> BannedText(IEnumerable<SourceFile> files) =>
        from file in files
        from line in file.Lines.Select((text, index) => (Text: text, Number: index + 1))
        from banned in Banned
        where Regex.IsMatch(WithoutComment(line.Text), banned.Key)
        select $"{file}:{line.Number} has '{line.Text.Trim()}': {banned.Value}.";

    /// <summary>Types declared outside of any other: with file-scoped namespaces these lines, and no others, begin in column 0.</summary>
    public static IReadOnlyList<string> TopLevelTypes(SourceFile file) =>
        [.. file.Lines.Select(line => TypeDeclaration().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value).Distinct()];

    private static string WithoutComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal) ? "" : line;

    [GeneratedRegex(@"^(?:(?:public|internal|file|abstract|sealed|static|partial|readonly|ref|unsafe)\s+)*(?:class|struct|interface|enum|record(?:\s+struct|\s+class)?|delegate\s+\S+)\s+(?<name>\w+)")]
    private static partial Regex TypeDeclaration();
}
