using LlmRouter.Dialects.Requests;

namespace LlmRouter.Dialects;

/// <summary>
/// About how many tokens a request takes, for providers that do not count: a rule of thumb, four bytes a token, that lets clients
/// budget their context. It errs on the high side for code and for languages of many bytes a character.
/// </summary>
internal static class TokenEstimate
{
    private const int BytesPerToken = 4;

    /// <summary>Role, separators and the like.</summary>
    private const int PerMessage = 4;

    /// <summary>About what providers charge for an image of a million pixels.</summary>
    private const int PerMedium = 1500;

    public static long Of(ChatRequest request)
    {
        long bytes = request.Prompt.Length, tokens = 0;
        foreach (var message in request.Messages)
        {
            tokens += PerMessage;
            bytes += message.Reasoning.Length;
            foreach (var part in message.Parts)
            {
                if (part.IsText) bytes += part.Text.Length;
                else tokens += PerMedium;
            }

            foreach (var call in message.Calls) bytes += call.Name.Length + call.Arguments.Length;
        }

        foreach (var tool in request.Tools) bytes += tool.Name.Length + tool.Description.Length + tool.Parameters.Length;
        return tokens + ((bytes + BytesPerToken - 1) / BytesPerToken);
    }
}
