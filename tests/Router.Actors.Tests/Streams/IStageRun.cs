namespace LlmRouter.Tests.Streams;

/// <summary>A running stage with a probe at each end. What it expects it waits for, up to the test kit's limit.</summary>
internal interface IStageRun
{
    void Request(long count);

    void Cancel();

    void Send(string element);

    void SendComplete();

    void SendError(Exception failure);

    string ExpectNext();

    void ExpectComplete();

    Exception ExpectError();

    void ExpectCancellation();
}
