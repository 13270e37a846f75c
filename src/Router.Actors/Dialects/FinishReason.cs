namespace LlmRouter.Dialects;

/// <summary>Why a choice ended, by OpenAI's names.</summary>
internal enum FinishReason : byte
{
    Stop,
    Length,
    ToolCalls,
    ContentFilter,
}
