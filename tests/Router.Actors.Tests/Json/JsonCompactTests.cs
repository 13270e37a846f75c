using System.Text;
using LlmRouter.Json;

namespace LlmRouter.Tests.Json;

public sealed class JsonCompactTests
{
    [Theory]
    [InlineData("{\n \"a\" : \"x \\\" \\\\\",\r\n\t\"b\": [ 1 ] }", """{"a":"x \" \\","b":[1]}""")]
    [InlineData("""{"a": 1}""", """{"a": 1}""")]
    [InlineData("""{"a":"\ud83d"}""", """{"a":"\ufffd"}""")]
    public void OneLine_RawValue_IsOneLineOfValidText(string json, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(JsonCompact.OneLine(Encoding.UTF8.GetBytes(json)).Span));
}
