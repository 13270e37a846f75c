using System.Text;
using LlmRouter.Framing;

namespace LlmRouter.Tests.Framing;

public sealed class JsonExtentTests
{
    public static TheoryData<string> Values =>
        ["{}", "[]", "\"\"", "{\"a\":[{\"b\":\"}]\"}]}", "[\"\\\"\",\"\\\\\"]", "\"\\\\\\\"{\"", "[[[]],{\"é\":\"中\"}]", "[DONE]"];

    [Theory]
    [MemberData(nameof(Values))]
    public void Advance_EveryCut_FindsTheSameEnd(string value)
    {
        var text = Encoding.UTF8.GetBytes(value + " }]\"");
        var length = Encoding.UTF8.GetByteCount(value);
        foreach (var plan in ReadPlan.All(text.Length))
        {
            var (extent, read, end) = (new JsonExtent(), 0, -1);
            plan.Feed(text, piece =>
            {
                if (end >= 0) return;
                var found = extent.Advance(piece.Span);
                if (found >= 0) end = read + found;
                read += piece.Length;
            });
            Assert.Equal(length, end);
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void IsCutOff_ObjectOrArray_IsTrueForEveryPrefixButTheWhole(string value)
    {
        var text = Encoding.UTF8.GetBytes("  " + value);
        Assert.False(JsonExtent.IsCutOff(text));
        Assert.False(JsonExtent.IsCutOff([.. text, (byte)'x']));
        for (var length = 3; length < text.Length; length++) Assert.Equal(value[0] != '"', JsonExtent.IsCutOff(text.AsSpan(0, length)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("hello")]
    [InlineData("12")]
    public void IsCutOff_NoObjectAndNoArray_IsFalse(string text) => Assert.False(JsonExtent.IsCutOff(Encoding.UTF8.GetBytes(text)));
}
