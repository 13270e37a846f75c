using System.Text;
using System.Text.Json;
using LlmRouter.Json;

namespace LlmRouter.Tests.Json;

public sealed class JsonSpliceTests
{
    [Theory]
    [InlineData("""{"model":"a"}""", """{"model":"b"}""")]
    [InlineData("""{ "x" : 1 ,  "model" : { "deep": [1] } , "y":2 }""", """{ "x" : 1 ,  "model" : "b" , "y":2 }""")]
    [InlineData("""{"model":"a","model":"c"}""", """{"model":"b","model":"b"}""")]
    [InlineData("""{"mod\u0065l":"a"}""", """{"mod\u0065l":"b"}""")]
    [InlineData("""{"x":{"model":"inner"},"model":"a"}""", """{"x":{"model":"inner"},"model":"b"}""")]
    [InlineData("{}", """{"model":"b"}""")]
    [InlineData("{ }", """{ "model":"b"}""")]
    [InlineData("""{"x":1}""", """{"x":1,"model":"b"}""")]
    [InlineData("""{"x":"\ud83d","model":"a","y":1.00e+2}""", """{"x":"\ud83d","model":"b","y":1.00e+2}""")]
    public void Apply_Value_ReplacesOrInsertsAndCopiesTheRest(string body, string expected) => Assert.Equal(expected, Splice(body, "model", "\"b\""));

    [Theory]
    [InlineData("""{"a":1}""", "{}")]
    [InlineData("""{"a":1,"b":2}""", """{"b":2}""")]
    [InlineData("""{"b":2,"a":1}""", """{"b":2}""")]
    [InlineData("""{"b":2,"a":1,"c":3}""", """{"b":2,"c":3}""")]
    [InlineData("""{"a":1,"a":2}""", "{}")]
    [InlineData("""{"a":1,"b":2,"a":3}""", """{"b":2}""")]
    [InlineData("""{ "a" : 1 , "b" : 2 }""", """{ "b" : 2 }""")]
    [InlineData("""{"b":2 , "a" : 1 }""", """{"b":2  }""")]
    [InlineData("""{"b":2}""", """{"b":2}""")]
    public void Apply_NoValue_RemovesTheMemberAndOneComma(string body, string expected)
    {
        var spliced = Splice(body, "a", "");
        Assert.Equal(expected, spliced);
        Assert.Equal(JsonValueKind.Object, JsonSerializer.Deserialize<JsonElement>(spliced).ValueKind);
    }

    [Fact]
    public void Apply_Twice_ChangesNothingMore()
    {
        var once = Splice("""{"x":1}""", "model", "\"b\"");
        Assert.Equal(once, Splice(once, "model", "\"b\""));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"a":1} x""")]
    [InlineData("""{"a":1""")]
    public void Apply_NoObject_Throws(string body) => Assert.ThrowsAny<JsonException>(() => Splice(body, "a", "1"));

    [Fact]
    public void Apply_SeveralEdits_AreOnePass()
    {
        var seen = new List<string>();
        var edit = new JsonEdit("b"u8.ToArray(), value =>
        {
            seen.Add(Encoding.UTF8.GetString(value.Span));
            return "2"u8.ToArray();
        });
        Assert.Equal("{\"x\":0,\"a\":1,\"b\":2}", Encoding.UTF8.GetString(JsonSplice.Apply("{\"x\":0}"u8.ToArray(), JsonEdit.Set("a"u8, "1"u8.ToArray()), edit).Span));
        Assert.Equal("{\"b\":2,\"a\":1}", Encoding.UTF8.GetString(JsonSplice.Apply("{\"b\":[7],\"a\":0}"u8.ToArray(), JsonEdit.Set("a"u8, "1"u8.ToArray()), edit).Span));
        Assert.Equal(["", "[7]"], seen);
    }

    private static string Splice(string body, string name, string value) =>
        Encoding.UTF8.GetString(JsonSplice.Apply(Encoding.UTF8.GetBytes(body), JsonEdit.Set(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(value))).Span);
}
