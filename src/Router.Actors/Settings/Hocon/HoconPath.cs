using System.Buffers;

namespace LlmRouter.Settings.Hocon;

/// <summary>Key paths as people write them: <c>router.aliases."gpt-4.1"</c>.</summary>
internal static class HoconPath
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");

    /// <summary>The path with one more step.</summary>
    public static string Join(string path, string key) => path.Length == 0 ? Step(key) : $"{path}.{Step(key)}";

    /// <summary>A step, in quotes if it could be read otherwise.</summary>
    public static string Step(string key) =>
        key.Length > 0 && !key.AsSpan().ContainsAnyExcept(Plain) ? key : HoconPrinter.Quote(key);
}
