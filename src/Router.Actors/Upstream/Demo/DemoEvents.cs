using System.Text;

namespace LlmRouter.Upstream.Demo;

/// <summary>The demo's raw reply, as an OpenAI-compatible server would send it: pieces of body, one for each token.</summary>
internal static class DemoEvents
{
    private const string Head = "\"id\":\"chatcmpl-demo\",\"model\":\"demo\"";

    public static IEnumerable<byte[]> Of(DemoRequest request, bool chat) =>
        (request.Stream ? Stream(request, chat) : Document(request, chat)).Select(Encoding.UTF8.GetBytes);

    private static IEnumerable<string> Stream(DemoRequest request, bool chat)
    {
        var kind = Kind(chat, "chat.completion.chunk");
        yield return ": demo\n\n" + (chat ? Event($"{kind},\"choices\":[{{\"index\":0,\"delta\":{{\"role\":\"assistant\",\"content\":\"\"}},\"finish_reason\":null}}]") : "");
        for (var i = 0; i < request.Tokens; i++)
        {
            var text = Quote(DemoAnswer.Token(i));
            yield return Event(chat
                ? $"{kind},\"choices\":[{{\"index\":0,\"delta\":{{\"content\":{text}}},\"finish_reason\":null}}]"
                : $"{kind},\"choices\":[{{\"index\":0,\"text\":{text},\"finish_reason\":null}}]");
        }

        var rest = chat ? "\"delta\":{}" : "\"text\":\"\"";
        yield return Event($"{kind},\"choices\":[{{\"index\":0,{rest},\"finish_reason\":\"{Finish(request)}\"}}]")
            + Event($"{kind},\"choices\":[],{Usage(request)}")
            + "data: [DONE]\n\n";
    }

    private static IEnumerable<string> Document(DemoRequest request, bool chat)
    {
        yield return $"{{{Head},{Kind(chat, "chat.completion")},\"choices\":[{{\"index\":0," + (chat ? "\"message\":{\"role\":\"assistant\",\"content\":\"" : "\"text\":\"");
        for (var i = 0; i < request.Tokens; i++) yield return Quote(DemoAnswer.Token(i))[1..^1];
        yield return (chat ? "\"}" : "\"") + $",\"finish_reason\":\"{Finish(request)}\"}}],{Usage(request)}}}\n";
    }

    private static string Event(string members) => $"data: {{{Head},{members}}}\n\n";

    private static string Kind(bool chat, string name) => $"\"object\":\"{(chat ? name : "text_completion")}\"";

    private static string Finish(DemoRequest request) => request.Cut ? "length" : "stop";

    private static string Usage(DemoRequest request) =>
        $"\"usage\":{{\"prompt_tokens\":1,\"completion_tokens\":{request.Tokens},\"total_tokens\":{request.Tokens + 1}}}";

    // Raw UTF-8 rather than \u escapes: the point of the demo is characters of several bytes.
    private static string Quote(string text) => "\"" + text.Replace("\n", "\\n", StringComparison.Ordinal) + "\"";
}
