using System.Globalization;
using LlmRouter.Chaos.Faults;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Client;
using LlmRouter.Testing.Replies;
using LlmRouter.Testing.Rig;

namespace LlmRouter.Chaos.Rig;

/// <summary>A reply as the client has it in the end, checked against the wire contract.</summary>
/// <param name="Ending">How it ended.</param>
/// <param name="Status">Its status.</param>
/// <param name="Code">The code of its error; empty without one.</param>
/// <param name="Content">The text, or the vector's own number.</param>
/// <param name="Provider">Its <c>x-router-provider</c>.</param>
/// <param name="Attempts">Its <c>x-router-attempts</c>.</param>
internal sealed record ClientReply(Ending Ending, int Status, string Code, string Content, string? Provider, string? Attempts)
{
    public static async Task<ClientReply> ReadAsync(RawResponse response, AskKind kind, byte[] alreadyRead)
    {
        byte[] body = [.. alreadyRead, .. await response.ReadBodyAsync()];
        Assert.True(response.End == BodyEnd.Complete, $"The router's reply ended with {response.End} after {body.Length} bytes.");
        ErrorAssert.LeaksNothing(System.Text.Encoding.UTF8.GetString(body));
        var (ending, code, content) = Read(response.Status, kind, body);
        return new(ending, response.Status, code, content, response.Header("x-router-provider"), response.Header("x-router-attempts"));
    }

    private static (Ending Ending, string Code, string Content) Read(int status, AskKind kind, byte[] body)
    {
        if (status != 200) return (Ending.Status, ErrorCodeOf(body), "");
        if (kind != AskKind.Stream) return (Ending.Answer, "", ContentOf(kind, body));
        if (SseText.Parse(body).Errors.Count == 0) return (Ending.Answer, "", StreamAssert.IsCanonical(body).Text);
        var failure = StreamAssert.IsCanonicalFailure(body);
        return (Ending.Event, failure.ErrorCode!, failure.Text);
    }

    private static string ErrorCodeOf(byte[] body)
    {
        var error = JsonText.Parse(body).GetProperty("error");
        var breaches = new List<string>();
        StreamAssert.CheckErrorObject(error, breaches);
        Assert.Empty(breaches);
        return error.GetProperty("code").GetString()!;
    }

    private static string ContentOf(AskKind kind, byte[] body)
    {
        var reply = JsonText.Parse(body);
        return kind == AskKind.Whole
            ? reply.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!
            : reply.GetProperty("data")[0].GetProperty("embedding")[1].GetDouble().ToString(CultureInfo.InvariantCulture);
    }
}
