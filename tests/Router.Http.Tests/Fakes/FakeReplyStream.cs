using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Threading.Channels;
using LlmRouter.Contracts;

namespace LlmRouter.Http.Tests.Fakes;

/// <summary>A reply whose frames the test writes one by one.</summary>
internal sealed class FakeReplyStream : IReplyStream
{
    private readonly Channel<Frame> _frames = Channel.CreateBounded<Frame>(1024);
    private readonly TaskCompletionSource<string> _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string ContentType { get; init; } = "text/event-stream; charset=utf-8";

    public ReadOnlyMemory<byte> KeepAlive { get; init; } = ": keep-alive\n\n"u8.ToArray();

    /// <summary>The code it was abandoned with.</summary>
    public Task<string> Abandoned => _abandoned.Task;

    public Task Disposed => _disposed.Task;

    /// <summary>True when it was abandoned before it was disposed, as its contract asks.</summary>
    public bool WasAbandonedFirst { get; private set; }

    public void Write(string events) => Assert.True(_frames.Writer.TryWrite(Frame.Copy(Encoding.UTF8.GetBytes(events))));

    public void Complete(Exception? failure = null) => _frames.Writer.Complete(failure);

    public ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken) => _frames.Reader.WaitToReadAsync(cancellationToken);

    public bool TryRead([NotNullWhen(true)] out Frame? frame) => _frames.Reader.TryRead(out frame);

    public void Abandon(string code) => _abandoned.TrySetResult(code);

    public ValueTask DisposeAsync()
    {
        WasAbandonedFirst = _abandoned.Task.IsCompleted;
        _disposed.TrySetResult();
        return ValueTask.CompletedTask;
    }
}
