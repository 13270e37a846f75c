namespace LlmRouter.Dialects.Requests;

/// <summary>Whose model signed its reasoning.</summary>
internal enum SignatureMaker
{
    Unknown,
    OpenAi,
    Anthropic,
    Google,
}
