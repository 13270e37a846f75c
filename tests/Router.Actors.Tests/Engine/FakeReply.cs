using System.IO.Pipelines;
using System.Text;
using LlmRouter.Testing;
using LlmRouter.Upstream;

namespace LlmRouter.Tests.Engine;

/// <summary>A provider's reply that the test writes piece by piece, and that tells when its connection is given up.</summary>
internal sealed class FakeReply(int status = 200) : IDisposable
{
    private readonly Pipe _body = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the router has disposed the response.</summary>
    public Task Closed => _closed.Task.Patiently();

    public UpstreamResponse Response => new(status, [new("retry-after", "7")], _body.Reader.AsStream(), this);

    public FakeReply Say(string text)
    {
        _body.Writer.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask().GetAwaiter().GetResult();
        return this;
    }

    public FakeReply End()
    {
        _body.Writer.Complete();
        return this;
    }

    public void Dispose() => _closed.TrySetResult();
}
