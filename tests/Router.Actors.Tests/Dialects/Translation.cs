using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Tests.Engine;

namespace LlmRouter.Tests.Dialects;

/// <summary>A request of one dialect's client as a provider of another gets it.</summary>
internal static class Translation
{
    /// <summary>A provider without peculiarities.</summary>
    public static UpstreamTarget Target(string model) => new(model, EngineSettings.Traits);

    public static (string Path, string Body) Encode(string body, string client = "openai", string provider = "openai", Operation operation = Operation.Chat, string model = "up/stream")
    {
        var request = new RouterRequest("r", operation, Encoding.UTF8.GetBytes(body)) { ClientDialect = client };
        var from = DialectCatalog.Default.Client(client);
        var call = DialectCatalog.Default.Provider(provider).Encode(request, from.Peek(request), from, Target(model));
        return (call.Path, Encoding.UTF8.GetString(call.Body.Span));
    }

    public static RouterError Refusal(string body, string client = "openai", string provider = "openai", Operation operation = Operation.Chat) =>
        Assert.Throws<RouterException>(() => Encode(body, client, provider, operation)).Error;
}
