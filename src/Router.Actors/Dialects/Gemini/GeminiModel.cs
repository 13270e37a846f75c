namespace LlmRouter.Dialects.Gemini;

/// <summary>A model's name, and what it tells about the model: Gemini refuses parameters that a model does not know.</summary>
/// <param name="Name">The provider's own name, with or without its <c>models/</c>.</param>
internal sealed record GeminiModel(string Name)
{
    /// <summary>
    /// The resource in a path and in a body: <c>models/gemini-2.5-flash</c>. A tuned model and Vertex AI's <c>publishers/google/models/…</c>
    /// bring their own collection.
    /// </summary>
    public string Resource => HasCollection ? Name : "models/" + Name;

    /// <summary>The resource escaped for a path.</summary>
    public string Path => HasCollection
        ? string.Join('/', Name.Split('/').Select(Uri.EscapeDataString))
        : "models/" + Uri.EscapeDataString(Name);

    /// <summary>It takes a <c>thinkingConfig</c>: older ones refuse it.</summary>
    public bool Thinks => !(Has("gemini-1") || Has("gemini-2.0") || Has("gemma") || Has("embedding"));

    /// <summary>
    /// It refuses a conversation whose function calls lack their signatures. A name that tells no generation (<c>gemini-flash-latest</c>)
    /// is of the newest.
    /// </summary>
    public bool NeedsSignatures => Thinks && !Has("gemini-2");

    /// <summary>It cannot be kept from thinking, only kept short.</summary>
    public bool AlwaysThinks => NeedsSignatures || Has("2.5-pro");

    /// <summary>It thinks by levels; of a number of tokens it takes what older clients send.</summary>
    public bool HasLevels => NeedsSignatures;

    /// <summary>Most tokens of thought that may be asked for.</summary>
    public long MaxBudget => Has("pro") ? 32768 : 24576;

    public bool IsFlash => Has("flash");

    private bool HasCollection =>
        Name.StartsWith("models/", StringComparison.Ordinal) || Name.StartsWith("tunedModels/", StringComparison.Ordinal) || Name.StartsWith("publishers/", StringComparison.Ordinal);

    private bool Has(string part) => Name.Contains(part, StringComparison.OrdinalIgnoreCase);
}
