using System.Text;
using LlmRouter.Bench.Mock;

namespace LlmRouter.Bench.Client;

/// <summary>The bytes of a chat request for one <see cref="ReplyPlan"/>.</summary>
internal static class ChatRequest
{
    private const string Messages =
        "[{\"role\":\"system\",\"content\":\"You are a helpful assistant. Answer shortly, say when you do not know, and never make up a source.\"},"
        + "{\"role\":\"user\",\"content\":\"Which of the two roads is the shorter one, and what would you take along for the way? Think of the weather too.\"}]";

    public static byte[] For(ReplyPlan plan)
    {
        var body = $"{{\"model\":\"mock/{plan.ModelName}\",\"messages\":{Messages},\"temperature\":0.7,\"max_tokens\":1024,\"stream\":{(plan.Streams ? "true" : "false")}}}";
        return Encoding.UTF8.GetBytes(
            "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nUser-Agent: bench\r\nAccept: */*\r\nAuthorization: Bearer none\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }
}
