using System.Text;
using LlmRouter.Contracts;

namespace LlmRouter.Tests.Engine;

/// <summary>The events of an OpenAI provider's stream, and the reading of a reply.</summary>
internal static class ChatSse
{
    public const string Role = """data: {"id":"x","choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}""" + "\n\n";

    public const string Finish = """data: {"id":"x","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""" + "\n\ndata: [DONE]\n\n";

    public static string Chunk(string text) =>
        $$$"""data: {"id":"x","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"{{{text}}}"},"finish_reason":null}]}""" + "\n\n";

    /// <summary>Everything that the client gets, to the end.</summary>
    public static async Task<string> ReadAllAsync(IReplyStream stream)
    {
        var text = new StringBuilder();
        while (await stream.WaitToReadAsync(CancellationToken.None))
            while (stream.TryRead(out var frame))
                using (frame) text.Append(Encoding.UTF8.GetString(frame.Bytes.Span));
        return text.ToString();
    }
}
