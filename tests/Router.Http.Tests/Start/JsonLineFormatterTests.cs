using LlmRouter.Http.Start;
using LlmRouter.Testing.Bodies;
using Serilog;
using Serilog.Events;

namespace LlmRouter.Http.Tests.Start;

public sealed class JsonLineFormatterTests
{
    [Fact]
    public void Event_WithProperties_IsOneObjectOnOneLine()
    {
        var line = Format(log => log.Warning("Request {RequestId} took {Elapsed} ms\nand more", "req_1", 12));

        Assert.Equal(1, line.Count(c => c == '\n'));
        var json = JsonText.Parse(line);
        Assert.Equal("warning", json.GetProperty("level").GetString());
        Assert.Equal("Request \"req_1\" took 12 ms\nand more", json.GetProperty("message").GetString());
        Assert.Equal("req_1", json.GetProperty("RequestId").GetString());
        Assert.Equal(12, json.GetProperty("Elapsed").GetInt32());
        Assert.Equal(TimeSpan.Zero, json.GetProperty("time").GetDateTimeOffset().Offset);
        Assert.False(json.TryGetProperty("exception", out _));
    }

    [Fact]
    public void Event_WithAnException_HasItsText()
    {
        var json = JsonText.Parse(Format(log => log.Error(new InvalidOperationException("why \"so\""), "It failed")));

        Assert.Contains("why \"so\"", json.GetProperty("exception").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("time")]
    [InlineData("level")]
    [InlineData("message")]
    [InlineData("exception")]
    public void Property_NamedAsAMemberOfTheLine_IsRenamed(string name)
    {
        var json = JsonText.Parse(Format(log => log.ForContext(name, "mine").Error(new InvalidOperationException("x"), "text")));

        Assert.Equal("mine", json.GetProperty(name + "_").GetString());
        Assert.NotEqual("mine", json.GetProperty(name).GetString());
    }

    private static string Format(Action<ILogger> write)
    {
        var sink = new CollectingSink();
        using var log = new LoggerConfiguration().WriteTo.Sink(sink).CreateLogger();
        write(log);
        using var output = new StringWriter();
        new JsonLineFormatter().Format(Assert.Single(sink.Events), output);
        return output.ToString();
    }

    private sealed class CollectingSink : Serilog.Core.ILogEventSink
    {
        public List<LogEvent> Events { get; } = [];

        public void Emit(LogEvent logEvent) => Events.Add(logEvent);
    }
}
