using System.Text;
using LlmRouter.Bench.Mock;

namespace LlmRouter.Bench.Client;

/// <summary>The bytes of requests: of a chat for one <see cref="ReplyPlan"/>, for example.</summary>
internal static class ChatRequest
{
    private const string Messages =
        "[{\"role\":\"system\",\"content\":\"You are a helpful assistant. Answer shortly, say when you do not know, and never make up a source.\"},"
        + "{\"role\":\"user\",\"content\":\"Which of the two roads is the shorter one, and what would you take along for the way? Think of the weather too.\"}]";

    public static byte[] For(ReplyPlan plan) => For("mock/" + plan.ModelName, plan.Streams);

    public static byte[] For(string model, bool streams) => Post(
        "/v1/chat/completions", $"{{\"model\":\"{model}\",\"messages\":{Messages},\"temperature\":0.7,\"max_tokens\":1024,\"stream\":{(streams ? "true" : "false")}}}");

    /// <summary>Any request with a JSON body.</summary>
    public static byte[] Post(string path, string body) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: localhost\r\nUser-Agent: bench\r\nAccept: */*\r\nAuthorization: Bearer none\r\n"
        + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
}
