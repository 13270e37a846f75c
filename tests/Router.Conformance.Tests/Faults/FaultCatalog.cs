using LlmRouter.Contracts;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Faults;

/// <summary>Every way to fail that providers have been seen to find.</summary>
internal static class FaultCatalog
{
    // The provider's own code passes on with its own message.
    private const string OwnCode = "overloaded";
    private const string ErrorJson = """{"error":{"message":"The model is overloaded.","type":"server_error","param":null,"code":"overloaded"}}""";

    /// <summary>Instead of a reply. Whoever closes without a word has broken the connection: there is no stream yet that could be incomplete.</summary>
    public static IReadOnlyList<UpstreamFault> InsteadOfAHead { get; } =
    [
        new("reset", 502, ErrorCode.Reset, Step.Reset()),
        new("close", 502, ErrorCode.Reset, Step.Close()),
        new("stall", 504, ErrorCode.FirstTokenTimeout, Step.Stall()),
        new("half a head", 502, ErrorCode.Reset, Step.Raw("HTTP/1.1 200 OK\r\nContent-"), Step.Close()),
        new("no HTTP", 502, ErrorCode.InvalidResponse, Step.Raw("SSH-2.0-OpenSSH_9.7\r\n"), Step.Close()),
        new("500", 502, OwnCode, Step.Document(ErrorJson, 500)),
        new("503 as HTML", 502, ErrorCode.UpstreamError, Step.Document("<html>Service Unavailable</html>", 503, "text/html")),
        new("401", 502, ErrorCode.UpstreamAuth, Step.Document(OpenAiBodies.Error("Incorrect API key provided: sk-up…"), 401)),
        new("403", 502, ErrorCode.UpstreamAuth, Step.Document(OpenAiBodies.Error("Forbidden"), 403)),
    ];

    /// <summary>After the head, before or after the first token. Each ends the exchange by itself.</summary>
    public static IReadOnlyList<UpstreamFault> InAStream { get; } =
    [
        new("reset", 502, ErrorCode.Reset, Step.Reset()),
        new("close without last chunk", 502, ErrorCode.StreamIncomplete, Step.Close()),
        new("close in a chunk", 502, ErrorCode.StreamIncomplete, Step.Raw("ff\r\ndata: {\"cho"), Step.Close()),
        new("clean end without finish", 502, ErrorCode.StreamIncomplete),
        new("end in an event", 502, ErrorCode.StreamIncomplete, Step.Bytes("data: {\"id\":\"x\",\"cho")),
        new("error event", 502, OwnCode, Step.Bytes($"data: {ErrorJson}\n\n")),
        new("error event by name", 502, OwnCode, Step.Bytes($"event: error\ndata: {ErrorJson}\n\n")),
        new("error as a field", 502, ErrorCode.UpstreamError, Step.Bytes("""error: {"code":500,"message":"The model is overloaded.","type":"server_error"}""" + "\n\n")),
        new("error text", 502, ErrorCode.UpstreamError, Step.Bytes("""data: {"error":"The model is overloaded."}""" + "\n\n")),
        new("invalid JSON", 502, ErrorCode.InvalidResponse, Step.Bytes("data: {\"choices\":[{]}\n\n")),
        new("no JSON", 502, ErrorCode.InvalidResponse, Step.Bytes("data: nonsense\n\n")),
        new("a line without end", 502, ErrorCode.InvalidResponse, Step.Bytes("data: " + new string('x', 128 * 1024))),
    ];

    /// <summary>A reply that is whole, with status 200, and no answer.</summary>
    public static IReadOnlyList<UpstreamFault> NoAnswer { get; } =
    [
        new("HTML", 502, ErrorCode.InvalidResponse, Step.Document("<!doctype html>\n<html><body>Log in</body></html>", contentType: "text/html")),
        new("plain text", 502, ErrorCode.InvalidResponse, Step.Document("upstream is warming up", contentType: "text/plain")),
        new("empty", 502, ErrorCode.StreamIncomplete, Step.Document("", contentType: "text/event-stream")),
        new("error document", 502, OwnCode, Step.Document(ErrorJson)),
        new("error text document", 502, ErrorCode.UpstreamError, Step.Document("""{"error":"The model is overloaded."}""")),
        new("half a document", 502, ErrorCode.StreamIncomplete, Step.Document("""{"id":"x","choices":[{"index":0,"mess""")),
    ];

    public static UpstreamFault Find(IReadOnlyList<UpstreamFault> faults, string name) => faults.Single(fault => fault.Name == name);

    public static TheoryData<string> Names(IReadOnlyList<UpstreamFault> faults) => [.. faults.Select(fault => fault.Name)];
}
