using LlmRouter.Contracts;
using LlmRouter.Conformance.Goldens.Wire;
using LlmRouter.Dialects;

namespace LlmRouter.Conformance.Goldens;

/// <summary>A client's dialect and one of its operations: what a snapshot is named after.</summary>
/// <param name="Name">Unique: the dialect's name, or another for its second operation.</param>
/// <param name="Client">Writes it.</param>
/// <param name="Operation">What the client asked for.</param>
/// <param name="Reader">Reads it again, knowing nothing of the writer.</param>
internal sealed record Facade(string Name, IClientDialect Client, Operation Operation, IWireReader Reader)
{
    /// <summary>Every facade of this build.</summary>
    public static IReadOnlyList<Facade> All { get; } = [.. DialectCatalog.Default.Clients.SelectMany(Of)];

    public static Facade Named(string name) => All.First(facade => facade.Name == name);

    private static IEnumerable<Facade> Of(IClientDialect client) => client.Name switch
    {
        "openai" => [new("openai", client, Operation.Chat, new OpenAiWire(isLegacy: false)), new("completions", client, Operation.Completion, new OpenAiWire(isLegacy: true))],
        "ollama" => [new("ollama", client, Operation.Chat, new OllamaWire(isGenerate: false)), new("generate", client, Operation.Completion, new OllamaWire(isGenerate: true))],
        "anthropic" => [new("anthropic", client, Operation.Chat, new AnthropicWire())],
        "responses" => [new("responses", client, Operation.Chat, new ResponsesWire())],
        _ => throw new InvalidOperationException($"The client dialect '{client.Name}' has no reader here: write one beside {nameof(OpenAiWire)}."),
    };
}
