namespace LlmRouter.Tests.Settings.Hocon;

public sealed class HoconSyntaxTests
{
    [Theory]
    [InlineData("a = 1", "a = 1")]
    [InlineData("a : 1", "a = 1")]
    [InlineData("a=1", "a = 1")]
    [InlineData("a { b = 1 }", "a { b = 1 }")]
    [InlineData("a = { b = 1 }", "a { b = 1 }")]
    [InlineData("a\n{\n b = 1\n}", "a { b = 1 }")]
    [InlineData("a =\n{\n b = 1\n}", "a { b = 1 }")]
    [InlineData("a =\n  # why\n  [1]", "a = [1]")]
    [InlineData("{ a = 1 }", "a = 1")]
    [InlineData("{ a = 1, b = 2 }\n# end\n", "a = 1 b = 2")]
    [InlineData("a = 1, b = 2,\nc = 3", "a = 1 b = 2 c = 3")]
    [InlineData("a.b.c = 1", "a { b { c = 1 } }")]
    [InlineData("a.\"b.c\".d = 1", "a { \"b.c\" { d = 1 } }")]
    [InlineData("\"a b\" = 1", "\"a b\" = 1")]
    [InlineData("a.b = 1\na.c = 2", "a { b = 1 c = 2 }")]
    [InlineData("a { b = 1 }\na { c = 2 }", "a { b = 1 c = 2 }")]
    [InlineData("a = [1, 2,]", "a = [1, 2]")]
    [InlineData("a = [\n 1\n 2 // two\n\n # three\n 3 ]", "a = [1, 2, 3]")]
    [InlineData("a = [[1], {b = 2}, []]", "a = [[1], { b = 2 }, []]")]
    [InlineData("a = \"x\\n\\t\\\"\\\\\\/\\u0041\"", "a = \"x\\n\\t\\\"\\\\/A\"")]
    [InlineData("a = \"\"", "a = \"\"")]
    [InlineData("a = \"\"\"one \"two\" \\n\"\"\"\"", "a = \"one \\\"two\\\" \\\\n\\\"\"")]
    [InlineData("a = \"\"\"one\ntwo\"\"\"", "a = \"one\\ntwo\"")]
    [InlineData("a = one two  three # not this", "a = \"one two  three\"")]
    [InlineData("a = one // not this", "a = one")]
    [InlineData("a = http/x", "a = \"http/x\"")]
    [InlineData("a = \"one\" two", "a = \"one two\"")]
    [InlineData("a = \"# no // comment\"", "a = \"# no // comment\"")]
    [InlineData("a = null", "a = null")]
    [InlineData("a = \"null\"", "a = \"null\"")]
    [InlineData("a = -1.5e3", "a = \"-1.5e3\"")]
    [InlineData("\uFEFFa = 1", "a = 1")]
    [InlineData("a = 1\r\nb = 2\rc = 3", "a = 1 b = 2 c = 3")]
    [InlineData("include = 1", "include = 1")]
    [InlineData("", "")]
    [InlineData("# nothing", "")]
    public void Text_Right_GivesTree(string text, string tree) => Assert.Equal(tree, Reading.Tree(text));

    [Theory]
    [InlineData("a = [1] [2]", "a = [1, 2]")]
    [InlineData("a { x = 1 }\nb = ${a} { y = 2 }", "a { x = 1 } b { x = 1 y = 2 }")]
    [InlineData("a = {x = 1} {x = 2, y = 3}", "a { x = 2 y = 3 }")]
    [InlineData("a = [1]\na += 2\na += [3]", "a = [1, 2, [3]]")]
    [InlineData("a += 1", "a = [1]")]
    [InlineData("a = [1]\nb = ${a} [2]", "a = [1] b = [1, 2]")]
    [InlineData("a = x\nb = ${a}-${a}", "a = x b = x-x")]
    [InlineData("b = ${a}\na = 1", "b = 1 a = 1")]
    [InlineData("a { x = 1, y = ${a.x} }", "a { x = 1 y = 1 }")]
    [InlineData("a { x { z = 1 }, y = ${a.x} { z = 2 } }", "a { x { z = 1 } y { z = 2 } }")]
    [InlineData("a = 1\nb = ${?c}", "a = 1")]
    [InlineData("a = 1\na = ${?c}", "a = 1")]
    [InlineData("a = [1, ${?c}, 2]", "a = [1, 2]")]
    [InlineData("a = x${?c}y", "a = xy")]
    [InlineData("a = ${?c}${?d}", "")]
    [InlineData("\"x.y\" = 1\na = ${\"x.y\"}", "\"x.y\" = 1 a = 1")]
    [InlineData("a = ${b}\nb { c = 1 }\na { d = 2 }", "a { c = 1 d = 2 } b { c = 1 }")]
    public void Substitution_Right_Resolves(string text, string tree) => Assert.Equal(tree, Reading.Tree(text));

    [Fact]
    public void Substitution_NamesVariable_TakesEnvironment() =>
        Assert.Equal("a = x b = x-y", Reading.Tree("a = 1\na = ${?A}\nb = ${A}-${B}", ("A", "x"), ("B", "y")));

    [Fact]
    public void Substitution_KeyAndVariable_KeyWins() => Assert.Equal("A = 1 b = 1", Reading.Tree("A = 1\nb = ${A}", ("A", "x")));

    [Fact]
    public void Substitution_VariableIsEmpty_CountsAsUnset() => Assert.Equal("a = 1", Reading.Tree("a = 1\na = ${?A}", ("A", "")));

    [Fact]
    public void Append_ToText_IsMistake() =>
        Assert.Equal(["2:6 += adds to a list, but this is a text"], Reading.Mistakes("a = x\na += y"));

    [Theory]
    [InlineData("a =", "1:1 this key has no value")]
    [InlineData("a =\nb = 2", "1:1 this key has no value")]
    [InlineData("a", "1:2 between a key and its value an = is due")]
    [InlineData("port 8777", "1:6 between a key and its value an = is due")]
    [InlineData("= 1", "1:1 a key is due here")]
    [InlineData("a = http://x", "1:9 a ':' inside a text that is not quoted")]
    [InlineData("a = b = c", "1:7 an '=' inside a text that is not quoted")]
    [InlineData("a = \"x", "1:5 this text is not closed on its line")]
    [InlineData("a = \"\"\"x\ny", "1:5 this \"\"\" is never closed")]
    [InlineData("a = \"x\\qy\"", "1:7 this escape means nothing")]
    [InlineData("a = \"x\\u12\"", "1:7 this escape means nothing")]
    [InlineData("a = \"\u0001\"", "1:6 a control character, U+0001, in a text")]
    [InlineData("a = *", "1:5 '*' cannot stand here")]
    [InlineData("a = \u0000", "1:5 the control character U+0000 cannot stand here")]
    [InlineData("a {\n b = 1", "1:3 this { is never closed")]
    [InlineData("a = [1, 2", "1:5 this [ is never closed")]
    [InlineData("a = 1\n}", "2:1 this } closes nothing")]
    [InlineData("a = 1\n]", "2:1 a ] that closes nothing")]
    [InlineData("a = [1,,2]", "1:8 a value is due here")]
    [InlineData("a = 1,,b = 2", "1:7 a comma with nothing before it")]
    [InlineData("a..b = 1", "1:1 a step of this key is empty")]
    [InlineData(".a = 1", "1:1 a step of this key is empty")]
    [InlineData("\"\" = 1", "1:1 a step of this key is empty")]
    [InlineData("a = ${b", "1:5 this ${ is not closed on its line")]
    [InlineData("a = ${}", "1:5 this ${…} holds no key")]
    [InlineData("a = ${b..c}", "1:5 this ${…} holds no key")]
    [InlineData("a = $b", "1:5 '$' cannot stand here")]
    [InlineData("{ a = 1 } b = 2", "1:11 nothing may follow the closing brace of the file")]
    [InlineData("[1]", "1:1 a list where a key is due")]
    [InlineData("a = [1] x", "1:9 a text beside a list: only texts, only lists or only objects go together")]
    [InlineData("a = {} [1]", "1:8 a list beside an object: only texts, only lists or only objects go together")]
    [InlineData("a = ${b}", "1:5 ${b} stands for nothing: no key and no environment variable has this name")]
    public void Text_Wrong_SaysWhere(string text, string mistake) => Assert.Equal([mistake], Reading.Mistakes(text));

    [Fact]
    public void Text_SeveralMistakes_AllReportedAtOnce()
    {
        const string Text = """
            a = http://x
            b { c = *, d = 2
              e 3
              f = "x
            }
            g = [1, 2 = 3, ?]
            h = ok
            """;
        Assert.Equal(
            [
                "1:9 a ':' inside a text that is not quoted",
                "2:9 '*' cannot stand here",
                "3:5 between a key and its value an = is due",
                "4:7 this text is not closed on its line",
                "6:11 an '=' inside a text that is not quoted",
                "6:16 '?' cannot stand here",
            ],
            Reading.Mistakes(Text));
        Assert.Equal("b { d = 2 } g = [1] h = ok", Reading.Print(Reading.Read(Text).Tree));
    }

    [Theory]
    [InlineData("a = 1\na = 2", "2:1 this key was set already at line 1")]
    [InlineData("a { b = 1 }\na.b = 2", "2:3 this key was set already at line 1")]
    [InlineData("a { b = 1 }\na = 2", "2:1 this key was set already at line 1")]
    [InlineData("a = 1\na { b = 1 }", "2:1 this key was set already at line 1")]
    [InlineData("a = [{ b = 1, b = 2 }]", "1:15 this key was set already at line 1")]
    [InlineData("a = [1]\na = ${?b} [2]", "2:1 this key was set already at line 1")]
    public void Key_SetTwiceInOneFile_IsMistake(string text, string mistake) => Assert.Equal([mistake], Reading.Mistakes(text));

    [Theory]
    [InlineData("a = ${a}", "1:5 this value refers to itself: a → a")]
    [InlineData("a = ${?a} x", "1:5 this value refers to itself: a → a")]
    [InlineData("a = ${b}\nb = ${c}\nc = ${a}", "3:5 this value refers to itself: a → b → c → a")]
    [InlineData("a { x = ${a} }", "1:5 this value contains itself")]
    [InlineData("a = [${a}]", "1:6 this value contains itself")]
    public void Substitution_Circle_IsMistake(string text, string mistake) => Assert.Contains(mistake, Reading.Mistakes(text));

    [Fact]
    public void Substitution_OverriddenLater_NeedNotResolve() => Assert.Equal("a = 1", Reading.Tree(new MemoryFiles
    {
        ["a.conf"] = "include \"b.conf\"\na = 1",
        ["b.conf"] = "a = ${NOT_SET}",
    }));

    [Fact]
    public void Value_EveryOne_RemembersItsOrigin()
    {
        var (tree, _) = Reading.Read("a {\n  b = [1,\n   two]\n}\nc = ${a.b}");
        var member = tree.Find("a")!;
        var list = (LlmRouter.Settings.Hocon.HoconList)((LlmRouter.Settings.Hocon.HoconObject)member.Value).Find("b")!.Value;
        Assert.Equal("a.conf:1:1", member.KeyOrigin.ToString());
        Assert.Equal("a.conf:1:3", member.Value.Origin.ToString());
        Assert.Equal("a.conf:2:7", list.Origin.ToString());
        Assert.Equal("a.conf:3:4", list.Elements[1].Origin.ToString());
    }
}
