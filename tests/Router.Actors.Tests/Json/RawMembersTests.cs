using System.Buffers;
using System.Text;
using LlmRouter.Json;

namespace LlmRouter.Tests.Json;

public sealed class RawMembersTests
{
    [Theory]
    [InlineData("""
        "a":1 , "b" : "x,\"y\":2"
        """, """
        "a":3
        """, """
        "a":3,"b":"x,\"y\":2"
        """)]
    [InlineData("""
        "a":{"b":[1,2]}
        """, """
        "c":null
        """, """
        "a":{"b":[1,2]},"c":null
        """)]
    public void Set_SameName_CountsAsItsLast(string first, string second, string expected) => Assert.Equal(expected, Merge(first, second, merge: false));

    [Theory]
    [InlineData("[1,2]", "[3]", "[1,2,3]")]
    [InlineData("[]", "[3]", "[3]")]
    [InlineData("[1]", "[ ]", "[1]")]
    [InlineData("\"ab\"", "\"cd\"", "\"abcd\"")]
    [InlineData("\"ab\"", "\"\"", "\"ab\"")]
    [InlineData("\" \"", "\" \"", "\"  \"")]
    [InlineData("1", "2", "2")]
    [InlineData("null", "[1]", "[1]")]
    [InlineData("""{"content":[1],"id":7}""", """{"content":[2],"refusal":[]}""", """{"content":[1,2],"id":7,"refusal":[]}""")]
    public void Set_Merging_GrowsTheValue(string first, string second, string expected) =>
        Assert.Equal($"\"a\":{expected}", Merge($"\"a\":{first}", $"\"a\":{second}", merge: true));

    [Fact]
    public void CopyTo_AfterClear_WritesNothingOfBefore()
    {
        var members = new RawMembers();
        members.Set("\"a\":1,\"b\":2"u8);
        members.Clear();
        members.Set("\"c\":3"u8);
        var output = new ArrayBufferWriter<byte>();
        members.CopyTo(output, leadingComma: true);
        Assert.Equal(",\"c\":3", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    private static string Merge(string first, string second, bool merge)
    {
        var members = new RawMembers();
        members.Set(Encoding.UTF8.GetBytes(first.Trim()), merge);
        members.Set(Encoding.UTF8.GetBytes(second.Trim()), merge);
        var output = new ArrayBufferWriter<byte>();
        members.CopyTo(output, leadingComma: false);
        Assert.True(output.WrittenCount <= members.Size);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
