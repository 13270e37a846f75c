using System.Text;
using LlmRouter.Http.Start;
using LlmRouter.Testing.Time;
using Serilog;
using Serilog.Core;
using Serilog.Formatting.Display;

namespace LlmRouter.Http.Tests.Start;

/// <summary>Log lines on their way out.</summary>
public sealed class BatchedOutputTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly MemoryStream _written = new();

    public void Dispose() => _written.Dispose();

    private string Written => Encoding.UTF8.GetString(_written.ToArray());

    [Fact]
    public void Lines_LeaveTogetherAfterThePause()
    {
        using var log = Log(_written);
        log.Information("one");
        _time.Advance(BatchedOutput.Pause / 2);
        log.Information("two");
        Assert.Equal("", Written);

        _time.Advance(BatchedOutput.Pause / 2);
        Assert.Equal("one\ntwo\n", Written);
    }

    [Fact]
    public void LineAfterAWrite_LeavesAfterItsOwnPause()
    {
        using var log = Log(_written);
        log.Information("one");
        _time.Advance(BatchedOutput.Pause);
        log.Information("two");
        _time.Advance(BatchedOutput.Pause);
        Assert.Equal("one\ntwo\n", Written);
    }

    [Fact]
    public void End_WritesWhatIsLeft()
    {
        using (var log = Log(_written)) log.Information("last");
        Assert.Equal("last\n", Written);
    }

    [Fact]
    public void LinesBeyondTheMost_AreCountedAndLost()
    {
        using var log = Log(_written);
        var line = new string('x', BatchedOutput.Most / 4);
        for (var i = 0; i < 7; i++) log.Information("{Line}", line);
        _time.Advance(BatchedOutput.Pause);
        log.Information("and on");
        _time.Advance(BatchedOutput.Pause);

        var lines = Written.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Count(l => l == line));
        Assert.Equal(["3 log lines were lost: standard output takes them too slowly.", "and on"], lines[4..]);
    }

    [Fact]
    public void CharactersOfAnyLength_ArriveWhole()
    {
        using var log = Log(_written);
        var text = string.Concat(Enumerable.Repeat("a😀é漢", 5_000));
        log.Information("{Text}", text);
        _time.Advance(BatchedOutput.Pause);
        Assert.Equal(text + "\n", Written);
    }

    [Fact]
    public void OutputThatBreaks_IsNoFaultOfTheProcess()
    {
        using var log = Log(new BrokenStream());
        log.Information("one");
        _time.Advance(BatchedOutput.Pause);
        log.Information("two");
        _time.Advance(BatchedOutput.Pause);
    }

    private Logger Log(Stream output) => new LoggerConfiguration()
        .WriteTo.Sink(new BatchedOutput(new MessageTemplateTextFormatter("{Message:lj}\n"), output, _time)).CreateLogger();

    private sealed class BrokenStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("Broken pipe");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }
}
