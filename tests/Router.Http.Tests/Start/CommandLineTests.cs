using LlmRouter.Http.Start;

namespace LlmRouter.Http.Tests.Start;

public sealed class CommandLineTests
{
    public static TheoryData<string, CommandLineArguments> Accepted
    {
        get
        {
            var data = new TheoryData<string, CommandLineArguments>();
            void Add(string args, CommandLineOptions options) => data.Add(args, new CommandLineArguments(options));

            Add("", new());
            Add("--port 80", new() { Port = "80" });
            Add("--port=80", new() { Port = "80" });
            Add("--port 80 --port 81", new() { Port = "81" });
            Add("--port -1", new() { Port = "-1" });
            Add("--port eighty", new() { Port = "eighty" });
            Add("--host *", new() { Host = "*" });
            Add("--host=::1", new() { Host = "::1" });
            Add("--config a.conf", new() { ConfigFile = "a.conf" });
            Add("--config=a=b.conf", new() { ConfigFile = "a=b.conf" });
            Add("--config -", new() { ConfigFile = "-" });
            Add("--check", new() { Check = true });
            Add("--health", new() { Health = true });
            Add("--help", new() { Help = true });
            Add("-h", new() { Help = true });
            Add("--version", new() { Version = true });
            Add("--check --config x --host h --port 1", new() { Check = true, ConfigFile = "x", Host = "h", Port = "1" });
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Arguments_ThatAreKnown_BecomeOptions(string args, CommandLineArguments expected)
    {
        Assert.True(CommandLine.TryParse(Split(args), out var options, out _));
        Assert.Equal(expected.Options, options);
    }

    [Theory]
    [InlineData("--prot 80", "--prot")]
    [InlineData("--port", "--port")]
    [InlineData("--port=", "--port")]
    [InlineData("--port --check", "--port")]
    [InlineData("--host", "--host")]
    [InlineData("--config", "--config")]
    [InlineData("--check=yes", "--check")]
    [InlineData("--Check", "--Check")]
    [InlineData("-p 80", "-p")]
    [InlineData("8777", "8777")]
    [InlineData("--check extra", "extra")]
    [InlineData("--", "--")]
    public void Arguments_ThatAreNot_AreNamed(string args, string culprit)
    {
        Assert.False(CommandLine.TryParse(Split(args), out _, out var mistake));
        Assert.Contains(culprit, mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--host")]
    [InlineData("--config")]
    [InlineData("--check")]
    [InlineData("--health")]
    [InlineData("--help")]
    [InlineData("--version")]
    public void Help_OfTheProgram_NamesEveryOption(string option) => Assert.Contains(option, CommandLine.Help, StringComparison.Ordinal);

    private static string[] Split(string args) => args.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
