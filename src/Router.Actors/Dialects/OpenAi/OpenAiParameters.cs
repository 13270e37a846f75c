using LlmRouter.Contracts;
using LlmRouter.Dialects.Requests;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Where OpenAI's requests keep a route's parameters: under their own names.</summary>
internal static class OpenAiParameters
{
    private const string Older = "max_tokens";
    private const string Newer = "max_completion_tokens";

    public static ParameterPlace PlaceOf(string name, Operation operation) => name switch
    {
        // Legacy completions have only the older name.
        Older or Newer when operation == Operation.Completion => new ParameterPlace(Older) { Instead = Newer },
        // One limit by two names: servers refuse both at once.
        Older => new ParameterPlace(Older) { Instead = Newer },
        Newer => new ParameterPlace(Newer) { Instead = Older },
        _ => new ParameterPlace(name),
    };
}
