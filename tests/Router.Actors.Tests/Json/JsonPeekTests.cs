using System.Text;
using System.Text.Json;
using LlmRouter.Json;

namespace LlmRouter.Tests.Json;

public sealed class JsonPeekTests
{
    [Fact]
    public void Read_MembersInAnyOrder_AreFound()
    {
        var peek = Read("""{"messages":[{"model":"no"}],"stream_options":{"x":[1],"include_usage":true},"stream":true,"model":"gpt \u0034"}""");
        Assert.Equal("gpt \\u0034", Encoding.UTF8.GetString(peek.Model.Span));
        Assert.True(peek.Stream);
        Assert.True(peek.IncludeUsage);
        Assert.Equal("""{"x":[1],"include_usage":true}""", Encoding.UTF8.GetString(peek.StreamOptions.Span));
    }

    [Theory]
    [InlineData("""{"model":null,"stream":null,"stream_options":null}""")]
    [InlineData("{}")]
    public void Read_NullOrMissing_IsNotGivenAndNotWrong(string body)
    {
        var peek = Read(body);
        Assert.True(peek.Model.IsEmpty && peek.StreamOptions.IsEmpty);
        Assert.Null(peek.Stream);
        Assert.False(peek.ModelHasWrongType || peek.StreamHasWrongType || peek.StreamOptionsHasWrongType || peek.IncludeUsage);
    }

    [Fact]
    public void Read_WrongTypes_AreTold()
    {
        Assert.True(Read("""{"model":[1]}""").ModelHasWrongType);
        Assert.True(Read("""{"stream":"true"}""").StreamHasWrongType);
        Assert.True(Read("""{"stream_options":[]}""").StreamOptionsHasWrongType);
        Assert.True(Read("""{"stream_options":{"include_usage":1}}""").StreamOptionsHasWrongType);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{")]
    [InlineData("""{"model":"a"}{"model":"b"}""")]
    [InlineData("{\"a\":\"\n\"}")]
    public void Read_NoObject_Throws(string body) => Assert.ThrowsAny<JsonException>(() => Read(body));

    [Theory]
    [InlineData("""{"model":"m","x":"\ud800"}""")]
    [InlineData("""{"\udc00":1,"model":"m"}""")]
    public void Read_LoneSurrogates_DoNoHarm(string body) => Assert.Equal("m", Encoding.UTF8.GetString(Read(body).Model.Span));

    [Fact]
    public void WithoutMark_ByteOrderMark_IsDropped() => Assert.Equal("{}"u8.ToArray(), JsonPeek.WithoutMark("\uFEFF{}"u8.ToArray()).ToArray());

    private static JsonPeek Read(string body) => JsonPeek.Read(Encoding.UTF8.GetBytes(body));
}
