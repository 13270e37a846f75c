namespace LlmRouter.Settings;

/// <summary>One thing that is wrong with what the router was told. Never holds the value of a key, a header or an environment variable.</summary>
/// <param name="File">The file as the user named it, or <c>environment</c>, or <c>command line</c>.</param>
/// <param name="Line">From 1; 0 where there are no lines (environment, command line, a file that cannot be read).</param>
/// <param name="Column">From 1, in UTF-16 units; 0 where there are no lines.</param>
/// <param name="KeyPath">For example <c>router.server.port</c>, <c>--port</c> or <c>OLLAMA_HOST</c>; empty for a mistake of syntax.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What to do about it; empty when the message says it all.</param>
public sealed record SettingsMistake(string File, int Line, int Column, string KeyPath, string Message, string Hint)
{
    /// <summary><c>file:line:col: key.path: message (hint)</c>, leaving out what there is none of.</summary>
    public override string ToString()
    {
        var place = Line > 0 ? $"{File}:{Line}:{Column}: " : $"{File}: ";
        var key = KeyPath.Length > 0 ? KeyPath + ": " : "";
        var hint = Hint.Length > 0 ? $" ({Hint})" : "";
        return place + key + Message + hint;
    }
}
