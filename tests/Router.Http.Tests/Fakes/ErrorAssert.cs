using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Client;

namespace LlmRouter.Http.Tests.Fakes;

/// <summary>What every error reply has to be: wire contract §2.</summary>
internal static class ErrorAssert
{
    /// <summary>Asserts status and code, and that the body is JSON with a message; gives the message.</summary>
    public static string Is(int status, string code, RawResponse head, string body)
    {
        Assert.Equal(status, head.Status);
        Assert.Equal("application/json", head.Header("content-type"));
        Assert.Equal("*", head.Header("access-control-allow-origin"));
        Assert.False(string.IsNullOrEmpty(head.Header("x-request-id")));
        var error = JsonText.Parse(body).GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.False(string.IsNullOrEmpty(error.GetProperty("type").GetString()));
        Assert.True(error.TryGetProperty("param", out _));
        var message = error.GetProperty("message").GetString();
        Assert.False(string.IsNullOrWhiteSpace(message));
        return message;
    }
}
