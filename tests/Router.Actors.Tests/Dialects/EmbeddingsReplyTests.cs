using System.Buffers;
using System.Text;
using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Settings;

namespace LlmRouter.Tests.Dialects;

public sealed class EmbeddingsReplyTests
{
    // 1.0f and -2.5f, little-endian.
    private const string Base64 = "AACAPwAAIMA=";

    public static TheoryData<string> Documents =>
    [
        """{"object":"list","data":[{"object":"embedding","index":0,"embedding":[1.0,-2.5]},{"index":1,"embedding":[0,1e-1]}],"usage":{"prompt_tokens":7,"total_tokens":7}}""",
        """{"data":[{"index":1,"embedding":[0,0.1]},{"index":0,"embedding":[1.0,-2.5]}],"usage":{"prompt_tokens":7}}""",
        """{"data":[{"embedding":"AACAPwAAIMA="},{"embedding":"AAAAAM3MzD0="}],"usage":{"prompt_tokens":7,"total_tokens":7}}""",
        """{"model":"x","embeddings":[[1.0,-2.5],[0,0.1]],"prompt_eval_count":7}""",
        """{"embeddings":[{"values":[1.0,-2.5]},{"values":[0,0.1]}],"usageMetadata":{"promptTokenCount":7}}""",
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Write_Base64Asked_GivesLittleEndianFloatsInOrder(string document)
    {
        var data = Write(document, base64: true).GetProperty("data");
        Assert.Equal([0, 1], data.EnumerateArray().Select(entry => entry.GetProperty("index").GetInt32()));
        Assert.Equal([Base64, "AAAAAM3MzD0="], data.EnumerateArray().Select(entry => entry.GetProperty("embedding").GetString()));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Write_FloatsAsked_GivesNumbersUsageAndTheClientsModel(string document)
    {
        var reply = Write(document, base64: false);
        var vectors = reply.GetProperty("data").EnumerateArray().Select(entry => entry.GetProperty("embedding").EnumerateArray().Select(value => value.GetSingle()).ToArray()).ToList();
        Assert.Equal([1f, -2.5f], vectors[0]);
        Assert.Equal([0f, 0.1f], vectors[1]);
        Assert.Equal((7, 7), (reply.GetProperty("usage").GetProperty("prompt_tokens").GetInt32(), reply.GetProperty("usage").GetProperty("total_tokens").GetInt32()));
        Assert.Equal(("list", "client/model"), (reply.GetProperty("object").GetString(), reply.GetProperty("model").GetString()));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("""{"data":[{"index":0}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":"no base64!"}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":["x"]}]}""")]
    public void Write_NoEmbeddings_ThrowsInvalidResponse(string document) =>
        Assert.Equal(ErrorCode.InvalidResponse, Assert.Throws<RouterException>(() => Write(document, base64: true)).Error.Code);

    [Fact]
    public void Write_ErrorInA200_ThrowsTheProvidersError() =>
        Assert.Equal("boom", Assert.Throws<RouterException>(() => Write("""{"error":"boom"}""", base64: false)).Error.Message);

    [Theory]
    [InlineData("""{"model":"m","encoding_format":"base64"}""", Operation.Embeddings, true)]
    [InlineData("""{"model":"m","encoding_format":"float"}""", Operation.Embeddings, false)]
    [InlineData("""{"model":"m"}""", Operation.Embeddings, false)]
    [InlineData("""{"model":"m","encoding_format":"base64"}""", Operation.Chat, false)]
    public void Peek_Request_TellsTheEncoding(string request, Operation operation, bool expected) =>
        Assert.Equal(expected, DialectCatalog.Default.Client("openai").Peek(new RouterRequest("id", operation, Encoding.UTF8.GetBytes(request))).Base64);

    [Theory]
    [MemberData(nameof(Documents))]
    public void Write_ForAnOllamaClient_GivesArraysAndItsOwnCount(string document)
    {
        var reply = Write(document, base64: false, "ollama");
        Assert.Equal([[1f, -2.5f], [0f, 0.1f]], reply.GetProperty("embeddings").EnumerateArray().Select(vector => vector.EnumerateArray().Select(value => value.GetSingle()).ToArray()));
        Assert.Equal(("client/model", 7), (reply.GetProperty("model").GetString(), reply.GetProperty("prompt_eval_count").GetInt32()));
        Assert.Equal(3, reply.EnumerateObject().Count());
    }

    private static JsonElement Write(string document, bool base64, string client = "openai")
    {
        var output = new ArrayBufferWriter<byte>();
        var shape = new ReplyShape(Operation.Embeddings, false, false, "id", "client/model", 0, 64 * 1024, ErrorStyle.ErrorObject) { Base64 = base64 };
        DialectCatalog.Default.Client(client).WriteEmbeddings(EmbeddingsReply.Read(Encoding.UTF8.GetBytes(document), "demo"), shape, output);
        return JsonSerializer.Deserialize<JsonElement>(output.WrittenSpan);
    }
}
