using System.Text;
using System.Text.Json;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Client;
using LlmRouter.Testing.Replies;
using Xunit;

namespace LlmRouter.Testing.Rig;

/// <summary>Errors as clients may read them, before and after the commit.</summary>
internal static class ErrorAssert
{
    /// <summary>An error answered with a status. Wire contract §1.12 and §2: JSON always, every member there, nothing leaked.</summary>
    public static async Task<JsonElement> IsStatusAsync(RawResponse response, int status, string code)
    {
        var body = await response.ReadBodyAsync();
        var text = Encoding.UTF8.GetString(body);
        Assert.True(response.Status == status, $"Status {response.Status} instead of {status}: {text}");
        Assert.StartsWith("application/json", response.Header("content-type"), StringComparison.Ordinal);
        LeaksNothing(text);

        var error = JsonText.Parse(body).GetProperty("error");
        var breaches = new List<string>();
        StreamAssert.CheckErrorObject(error, breaches);
        Assert.Empty(breaches);
        Assert.Equal(code, error.GetProperty("code").GetString());
        return error;
    }

    /// <summary>An error after the commit: the only one, and the last thing said. Wire contract §1.12.</summary>
    public static async Task<StreamedReply> IsEventAsync(RawResponse response, string code, byte[]? alreadyRead = null)
    {
        byte[] body = [.. alreadyRead ?? [], .. await response.ReadBodyAsync()];
        Assert.Equal((200, BodyEnd.Complete), (response.Status, response.End));
        LeaksNothing(Encoding.UTF8.GetString(body));
        return StreamAssert.IsCanonicalFailure(body, code);
    }

    /// <summary>"Nothing a client reads contains a key, a stack trace or an upstream address."</summary>
    public static void LeaksNothing(string text)
    {
        Assert.DoesNotContain(TestSettings.ApiKey, text, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("localhost", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }
}
