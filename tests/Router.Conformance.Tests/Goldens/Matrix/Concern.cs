namespace LlmRouter.Conformance.Goldens.Matrix;

/// <summary>Something that a request or a reply can say, and the value by which it is found again on the other side.</summary>
/// <param name="Name">The row of the tables.</param>
/// <param name="Marker">A text, or the digits of a number.</param>
internal sealed record Concern(string Name, string Marker)
{
    public const string Unknown = "unknown members";

    /// <summary>What providers say, in the order of the tables.</summary>
    public static readonly IReadOnlyList<Concern> Replies =
    [
        new("text", "mark-text"), new("reasoning", "mark-reasoning"), new("reasoning signature", "bWFyay1zaWc="), new("refusal", "mark-refusal"),
        new("parallel tool calls", "mark_tool_b"), new("second choice", "mark-choice"), new("logprobs", "-0.4711"),
        new("citations", "https://mark.example/cite"), new("usage", "4711"), new("cached tokens", "471"), new("reasoning tokens", "472"),
        new(Unknown, "mark-unknown"),
    ];

    /// <summary>What clients say.</summary>
    public static readonly IReadOnlyList<Concern> Requests =
    [
        new("image as data", "bWFyay1pbWFnZQ=="), new("image at a URL", "https://mark.example/i.png"), new("file as data", "bWFyay1maWxl"),
        new("JSON schema", "mark-schema"), new("stop", "mark-stop"), new("seed", "4713"), new("max tokens", "4714"), new("tools", "mark_tool"),
        new("tool results", "mark-result"), new("reasoning back", "mark-thought"), new("signature back", "bWFyay1zaWc="),
        new("n > 1", "3"), new("logprobs", "17"), new("user", "mark-user"), new(Unknown, "mark-unknown"),
    ];

    /// <summary>K, M or L, by where the marker is.</summary>
    /// <param name="body">What was written.</param>
    /// <param name="places">Where the dialect says such a thing; for what nobody knows, everywhere.</param>
    public string Outcome(string body, IReadOnlyList<string> places)
    {
        var found = Leaves.Of(body).Where(leaf => IsMarker(leaf.Value)).Select(leaf => leaf.Path).ToList();
        if (found.Count == 0) return "L";
        return Name == Unknown || found.Exists(places.Contains) ? "K" : "M";
    }

    private bool IsMarker(string value) => char.IsDigit(Marker[^1]) ? value == Marker : value.Contains(Marker, StringComparison.Ordinal);
}
