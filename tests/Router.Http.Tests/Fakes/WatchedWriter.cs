using System.Text;

namespace LlmRouter.Http.Tests.Fakes;

/// <summary>Collects what a program prints, and tells when it has printed anything.</summary>
internal sealed class WatchedWriter : StringWriter
{
    private readonly TaskCompletionSource<string> _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The first text.</summary>
    public Task<string> Written => _written.Task;

    public override Encoding Encoding => Encoding.UTF8;

    public override Task WriteLineAsync(string? value)
    {
        base.WriteLine(value);
        _written.TrySetResult(ToString());
        return Task.CompletedTask;
    }
}
