using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Http.Start;
using LlmRouter.Telemetry;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Time;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace LlmRouter.Http.Tests.Start;

public sealed class RouterLoggerProviderTests
{
    private const string Category = "LlmRouter.Engine.RouterEngine";

    private readonly ManualTime _time = new();

    [Theory]
    [InlineData("ok")]
    [InlineData("cancelled")]
    [InlineData("upstream_error")]
    public void RequestLine_OfEachOutcome_HasTheMembersOfSerilogsOwnBridge(string outcome)
    {
        var trace = Trace(outcome);

        var ours = Members(Log(serilog => new RouterLoggerProvider(serilog, _time), log => EngineLog.Ended(log, trace)));
        var bridges = Members(Log(serilog => new SerilogLoggerProvider(serilog), log => EngineLog.Ended(log, trace)));

        // The bridge puts what is text in the message between quotes.
        Assert.Equal(new ExchangeLine(trace).ToString(), ours["message"].GetString());
        Assert.Equal(bridges.Keys.Order(), ours.Keys.Order());
        foreach (var (name, value) in bridges.Where(member => member.Key is not ("message" or "time"))) Assert.Equal(value.GetRawText(), ours[name].GetRawText());
    }

    [Fact]
    public void RequestLine_HasTheClocksTime()
    {
        _time.Advance(TimeSpan.FromHours(5));

        var line = Members(Log(serilog => new RouterLoggerProvider(serilog, _time), log => EngineLog.Ended(log, Trace("ok"))));

        Assert.Equal(_time.GetUtcNow(), line["time"].GetDateTimeOffset());
    }

    [Fact]
    public void OtherLines_TakeTheBridge()
    {
        var line = Members(Log(serilog => new RouterLoggerProvider(serilog, _time), log => EngineLog.ModelsRead(log, "groq", 3)));

        Assert.Equal("groq", line["Provider"].GetString());
        Assert.Equal(3, line["Count"].GetInt32());
    }

    [Theory]
    [InlineData(LogEventLevel.Information, "ok", true)]
    [InlineData(LogEventLevel.Warning, "ok", false)]
    [InlineData(LogEventLevel.Warning, "upstream_error", true)]
    [InlineData(LogEventLevel.Error, "upstream_error", false)]
    public void RequestLine_BelowTheCategorysLevel_IsNotWritten(LogEventLevel least, string outcome, bool written)
    {
        var text = Log(serilog => new RouterLoggerProvider(serilog, _time), log => EngineLog.Ended(log, Trace(outcome)), least);

        Assert.Equal(written, text.Length > 0);
    }

    private static string Log(Func<Logger, ILoggerProvider> provide, Action<Microsoft.Extensions.Logging.ILogger> write, LogEventLevel least = LogEventLevel.Verbose)
    {
        using var output = new StringWriter();
        using (var serilog = new LoggerConfiguration().MinimumLevel.Verbose().MinimumLevel.Override("LlmRouter", least).WriteTo.Sink(new Lines(output)).CreateLogger())
        using (var provider = provide(serilog))
        using (var factory = LoggerFactory.Create(logging => logging.AddProvider(provider)))
        {
            write(factory.CreateLogger(Category));
        }

        return output.ToString();
    }

    private static Dictionary<string, JsonElement> Members(string line) => JsonText.Parse(line).EnumerateObject().ToDictionary(member => member.Name, member => member.Value);

    private ExchangeTrace Trace(string outcome)
    {
        var trace = new ExchangeTrace(new RouterRequest("req_1", Operation.Embeddings, ReadOnlyMemory<byte>.Empty), _time) { Model = "a \"quoted\"\nmodel ü", Outcome = outcome };
        var attempt = new AttemptTrace("groq", "llama", _time) { DetectedFormat = "Sse", Usage = new TokenUsage(7, long.MaxValue, 9) };
        trace.Begin(attempt);
        _time.Advance(TimeSpan.FromMilliseconds(1234.56));
        trace.Commit(attempt);
        return trace;
    }

    private sealed class Lines(TextWriter output) : ILogEventSink
    {
        private readonly JsonLineFormatter _formatter = new JsonLineFormatter();

        public void Emit(LogEvent logEvent) => _formatter.Format(logEvent, output);
    }
}
