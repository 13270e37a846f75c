using System.Text;
using System.Text.Json;
using LlmRouter.Json;

namespace LlmRouter.Tests.Json;

public sealed class JsonStringsTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"a":"b \" \\ \n é 😀 \ud83d\ude00","c":[1,{"d":null}]}""")]
    public void FromValue_Object_ReadsBackAsTheSameObject(string json)
    {
        var escaped = JsonStrings.FromValue(Encoding.UTF8.GetBytes(json));
        Assert.Equal(json, JsonSerializer.Deserialize<string>($"\"{Encoding.UTF8.GetString(escaped)}\""));
        Assert.True(JsonStrings.TryToObject(escaped, out var back));
        Assert.Equal(json, Encoding.UTF8.GetString(back));
    }

    [Fact]
    public void FromValue_WhitespaceOutsideStrings_IsDropped() =>
        Assert.Equal("""{\"a b\":[1,\" x \"]}""", Encoding.UTF8.GetString(JsonStrings.FromValue("""
            { "a b" : [ 1,
               " x " ] }
            """u8)));

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("""{\"a\":""")]
    [InlineData("""{\"a\":1} and more""")]
    [InlineData("no json")]
    public void TryToObject_SomethingElse_IsRefused(string escaped) => Assert.False(JsonStrings.TryToObject(Encoding.UTF8.GetBytes(escaped), out _));
}
