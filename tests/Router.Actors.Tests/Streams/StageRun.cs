using Akka.Streams.TestKit;

namespace LlmRouter.Tests.Streams;

/// <inheritdoc cref="IStageRun"/>
internal sealed class StageRun<TIn, TOut>(
    TestPublisher.Probe<TIn> source, TestSubscriber.Probe<TOut> sink, Func<string, TIn> make, Func<TOut, string> show) : IStageRun
{
    public void Request(long count) => sink.Request(count);

    public void Cancel() => sink.Cancel();

    public void Send(string element) => source.SendNext(make(element));

    public void SendComplete() => source.SendComplete();

    public void SendError(Exception failure) => source.SendError(failure);

    public string ExpectNext() => show(sink.ExpectNext());

    public void ExpectComplete() => sink.ExpectComplete();

    public Exception ExpectError() => sink.ExpectError();

    public void ExpectCancellation() => source.ExpectCancellation();
}
