using System.IO.Pipelines;
using System.Text;
using LlmRouter.Http.Transport;
using LlmRouter.Testing;
using LlmRouter.Testing.Time;
using Microsoft.AspNetCore.Connections;

namespace LlmRouter.Http.Tests.Transport;

/// <summary>The two limits of a reply against a pipe that the test reads, or does not.</summary>
public sealed class ClientWriterTests : IDisposable
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTime _time = new();
    private readonly Pipe _pipe = new(new PipeOptions(pauseWriterThreshold: 100, resumeWriterThreshold: 50, useSynchronizationContext: false));
    private readonly ClientWriter _writer;
    private int _cuts;
    private long _acknowledged;

    public ClientWriterTests() => _writer = new ClientWriter(_pipe.Writer, "beat"u8.ToArray(), Silence, Deadline, () => _acknowledged, Cut, _time);

    public void Dispose() => _writer.Dispose();

    [Fact]
    public async Task Flush_ThatTheClientTakesInTime_IsNotCut()
    {
        var flush = Fill();
        _time.Advance(Deadline - Second);
        Assert.False(flush.IsCompleted);

        await TakeAsync();
        await flush.Patiently();
        _time.Advance(Deadline * 2);

        Assert.Equal(0, _cuts);
        Assert.False(_writer.TooSlow);
    }

    [Fact]
    public async Task Flush_ThatTheClientDoesNotTake_IsCutAtTheDeadlineOnce()
    {
        var flush = Fill();

        _time.Advance(Deadline - Second);
        Assert.Equal(0, _cuts);
        _time.Advance(Second);

        Assert.Equal(1, _cuts);
        Assert.True(_writer.TooSlow);
        await Assert.ThrowsAsync<ConnectionAbortedException>(() => flush).Patiently();
        _time.Advance(Deadline * 2);
        Assert.Equal(1, _cuts);
    }

    [Fact]
    public async Task Flush_OfWhichTheClientTakesALittle_IsNotCut()
    {
        var flush = Fill();
        for (var i = 0; i < 3; i++)
        {
            _time.Advance(Deadline - Second);
            _acknowledged++;
            _time.Advance(Second);
        }

        _time.Advance((Deadline * 3) - Second);
        Assert.Equal(0, _cuts);
        _time.Advance(Second);
        Assert.Equal(1, _cuts);
        await Assert.ThrowsAsync<ConnectionAbortedException>(() => flush).Patiently();
    }

    [Fact]
    public async Task Deadline_OfEachFlush_BeginsAnew()
    {
        for (var i = 0; i < 3; i++)
        {
            var flush = Fill();
            _time.Advance(Deadline - Second);
            await TakeAsync();
            await flush.Patiently();
        }

        Assert.Equal(0, _cuts);
    }

    [Fact]
    public async Task KeepAlive_AfterAWait_CountsFromThatWaitsBeginning()
    {
        await WaitAsync(Silence - Second);
        var wait = new TaskCompletionSource<bool>();
        var waiting = _writer.AwaitEngineAsync(new ValueTask<bool>(wait.Task));

        _time.Advance(Silence - Second);
        Assert.False(_pipe.Reader.TryRead(out _));
        _time.Advance(Second);
        Assert.Equal("beat", await TakeAsync());

        wait.SetResult(true);
        Assert.True(await waiting.Patiently());
    }

    [Fact]
    public async Task KeepAlive_WhileThePumpWrites_IsNotSent()
    {
        await WaitAsync(Second);

        _time.Advance(Silence * 10);

        Assert.False(_pipe.Reader.TryRead(out _));
        Assert.Equal(0, _cuts);
    }

    [Fact]
    public async Task KeepAlive_OfALongSilence_ComesAgainAndAgain()
    {
        var wait = new TaskCompletionSource<bool>();
        var waiting = _writer.AwaitEngineAsync(new ValueTask<bool>(wait.Task));
        _time.Advance(Silence * 4);
        wait.SetResult(false);

        Assert.False(await waiting.Patiently());
        Assert.Equal("beatbeatbeatbeat", await TakeAsync());
    }

    [Fact]
    public async Task KeepAlive_ThatTheClientDoesNotTake_IsCutAtTheDeadline()
    {
        _writer.Append(new byte[98]);
        await _writer.FlushAsync();
        var wait = new TaskCompletionSource<bool>();
        var waiting = _writer.AwaitEngineAsync(new ValueTask<bool>(wait.Task)).AsTask();

        _time.Advance(Silence);
        // The pump has something to write, but it is not its turn.
        wait.SetResult(true);
        Assert.False(waiting.IsCompleted);
        _time.Advance(Deadline);

        Assert.Equal(1, _cuts);
        Assert.True(_writer.TooSlow);
        await waiting.Patiently();
    }

    [Fact]
    public async Task Timer_AfterTheReply_DoesNothing()
    {
        var wait = new TaskCompletionSource<bool>();
        var waiting = _writer.AwaitEngineAsync(new ValueTask<bool>(wait.Task));
        wait.SetResult(true);
        await waiting.Patiently();

        _writer.Dispose();
        _time.Advance(Silence + Deadline);

        Assert.False(_pipe.Reader.TryRead(out _));
        Assert.Equal(0, _time.ArmedTimers);
        Assert.Equal(0, _cuts);
    }

    [Fact]
    public async Task Flush_ToAClientThatHasGone_IsCancelled()
    {
        await _pipe.Reader.CompleteAsync();
        _writer.Append(new byte[1]);

        await Assert.ThrowsAsync<ConnectionAbortedException>(() => _writer.FlushAsync().AsTask());
    }

    // What context.Abort() does to a flush under way.
    private void Cut()
    {
        _cuts++;
        _pipe.Writer.CancelPendingFlush();
    }

    private Task Fill()
    {
        _writer.Append(new byte[200]);
        return _writer.FlushAsync().AsTask();
    }

    private async Task WaitAsync(TimeSpan duration)
    {
        var wait = new TaskCompletionSource<bool>();
        var waiting = _writer.AwaitEngineAsync(new ValueTask<bool>(wait.Task));
        _time.Advance(duration);
        wait.SetResult(true);
        await waiting.Patiently();
    }

    private async Task<string> TakeAsync()
    {
        var read = await _pipe.Reader.ReadAsync().Patiently();
        var text = Encoding.UTF8.GetString(read.Buffer);
        _pipe.Reader.AdvanceTo(read.Buffer.End);
        return text;
    }
}
