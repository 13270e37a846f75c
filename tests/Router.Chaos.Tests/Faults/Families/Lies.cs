using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Faults.Families;

/// <summary>Replies that are not what they say they are.</summary>
internal static class Lies
{
    private const string OwnError = """{"error":{"message":"The model is overloaded.","type":"server_error","param":null,"code":"overloaded"}}""";

    private static readonly Expectation Overloaded = Expectation.Status502("overloaded");

    public static IReadOnlyList<ProviderFault> All { get; } =
    [
        new("Content-Length too long, close", scene => [Length(scene, 100), Step.Bytes(scene.Body), Step.Close()]) { Stream = Expectation.Answer, Documents = Expectation.Incomplete },
        new("Content-Length too short", scene => [Length(scene, -20 - Answers.Terminator(scene.Kind).Length), Step.Bytes(scene.Body)]) { Documents = Expectation.Incomplete },
        new("Content-Length ends after the role", scene => [ShortOf(scene), Step.Bytes(scene.Body)]) { Stream = Expectation.Incomplete },
        new("no Content-Length and no chunks, close", scene => [Step.Head(200, scene.ContentType, BodyFraming.UntilClose), Step.Bytes(scene.Body)]) { All = Expectation.Answer },

        new("wrong content type", scene => [Step.Head(200, "text/html; charset=klingon"), Step.Bytes(scene.Body)]) { All = Expectation.Answer },
        new("no content type", scene => [Step.RawReply($"HTTP/1.1 200 OK\r\nContent-Length: {scene.Body.Length}\r\n\r\n{Encoding.UTF8.GetString(scene.Body)}")]) { All = Expectation.Answer },
        new("gzip label on plain bytes", scene => [Coded(scene, "gzip"), Step.Bytes(scene.Body)]) { All = Expectation.Invalid },
        new("br label on plain bytes", scene => [Coded(scene, "br"), Step.Bytes(scene.Body)]) { All = Expectation.Invalid },
        new("gzip unasked", scene => [Coded(scene, "gzip"), Step.Bytes(Compressed.Gzip(scene.Body))]) { All = Expectation.Answer },
        new("gzip cut in half", scene => [Coded(scene, "gzip"), Step.Bytes(Compressed.Gzip(scene.Body).AsMemory(0, 60))]) { All = Expectation.Incomplete },

        new("200 with an error document", _ => Step.Document(OwnError)) { All = Overloaded },
        new("200 with an error event", _ => Step.Stream(Encoding.UTF8.GetBytes(Answers.Event(OwnError)))) { Stream = Overloaded, Whole = Overloaded },
        new("error event after the Role", scene => [.. scene.UpTo(Phase.Role), Step.Bytes(Answers.Event(OwnError))]) { Stream = Overloaded },
        new("error event after the Token", scene => [.. scene.UpTo(Phase.Token), Step.Bytes(Answers.Event(OwnError))]) { Stream = Expectation.Event("overloaded") },
        new("200 with a page", _ => Step.Document("<!doctype html>\n<html><body>Log in</body></html>", contentType: "text/html")) { All = Expectation.Invalid },
        new("200 with text", _ => Step.Document("upstream is warming up", contentType: "text/plain")) { All = Expectation.Invalid },
        new("200 with nothing", scene => Step.Document("", contentType: scene.ContentType)) { All = Expectation.Incomplete },
        new("200 with an empty object", _ => Step.Document("{}")) { Whole = Expectation.Incomplete, Embeddings = Expectation.Invalid },
        new("204", _ => [Step.Raw("HTTP/1.1 204 No Content\r\n\r\n")]) { All = Expectation.Incomplete },

        new("a document for a stream", _ => Answers.Alpha.Script(AskKind.Whole)) { Stream = Expectation.Answer },
        new("a stream for a document", _ => Answers.Alpha.Script(AskKind.Stream)) { Whole = Expectation.Answer, Embeddings = Expectation.Invalid },
        new("half a stream for a document", _ => [.. new Scene(AskKind.Stream, new Uri("http://nowhere")).UpTo(Phase.Role), Step.Close()]) { Whole = Expectation.Incomplete },
        new("a finish without terminator", scene => [.. scene.UpTo(Phase.Finish)]) { Stream = Expectation.Answer },
        new("a terminator without finish", scene => [.. scene.UpTo(Phase.Token), Step.Bytes(SecondHalf(scene) + "data: [DONE]\n\n")]) { Stream = Expectation.Answer },
        new("no JSON after the Role", scene => [.. scene.UpTo(Phase.Role), Step.Bytes("data: nonsense\n\n")]) { Stream = Expectation.Invalid },
        new("no JSON after the Token", scene => [.. scene.UpTo(Phase.Token), Step.Bytes("data: nonsense\n\n")]) { Stream = Expectation.Event(ErrorCode.InvalidResponse) },
        new("two replies to one request", scene => [Step.RawReply(scene.RawWhole() + scene.RawWhole())]) { All = Expectation.Answer },
        new("a reply to nobody behind it", scene => [.. scene.Answer, Step.End(), Step.Raw(scene.RawWhole())]) { All = Expectation.Answer },
    ];

    private static string SecondHalf(Scene scene) => Answers.Event(OpenAiBodies.Text(scene.Answers.Second));

    private static UpstreamStep Length(Scene scene, int wrongBy) =>
        Step.Head(200, scene.ContentType, BodyFraming.Length, scene.Body.Length + wrongBy);

    private static UpstreamStep ShortOf(Scene scene) =>
        Step.Head(200, scene.ContentType, BodyFraming.Length, Encoding.UTF8.GetByteCount(scene.Answers.Pieces(scene.Kind).Begin));

    private static UpstreamStep Coded(Scene scene, string coding) => Step.Head(200, scene.ContentType, BodyFraming.Chunked, 0, ("Content-Encoding", coding));
}
