using System.Text;
using LlmRouter.Dialects.Anthropic;

namespace LlmRouter.Tests.Dialects.Anthropic;

public sealed class ArgumentsEndTests
{
    [Theory]
    [InlineData("{}", true)]
    [InlineData("", false)]
    [InlineData("""{\"a\":[{}]}""", true)]
    [InlineData("""{\"a\":[{}]""", false)]
    [InlineData("""{\"a\":\"}\"}""", true)]
    [InlineData("""{\"a\":\"}""", false)]
    [InlineData("""{\"a\":\"\\\"}\"}""", true)]
    [InlineData("""{\"a\":\"\\\"}""", false)]
    [InlineData("""{\"a\":\"\\\\\"}""", true)]
    [InlineData("""{\u0022a\u0022:\u0022\u007d\u0022\u007d""", true)]
    [InlineData("""{\u0022a\u0022:\u0022\u007d""", false)]
    [InlineData("""{\n\"a\":1\n}""", true)]
    [InlineData("text", false)]
    public void Take_InOneOrInUnits_TellsTheEnd(string escaped, bool expected)
    {
        var (whole, units) = (new ArgumentsEnd(), new ArgumentsEnd());
        var bytes = Encoding.UTF8.GetBytes(escaped);
        whole.Take(bytes);
        for (var at = 0; at < bytes.Length;)
        {
            var length = LlmRouter.Json.EscapedText.UnitAt(bytes.AsSpan(at));
            units.Take(bytes.AsSpan(at, length));
            at += length;
        }

        Assert.Equal((expected, expected), (whole.IsReached, units.IsReached));
    }
}
