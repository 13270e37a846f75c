using Akka.Actor;

namespace Akka.Conformance.Actors;

// The ban on Ask is the router's own; here ask itself is under test.
#pragma warning disable RS0030

public sealed class AskTests : ActorSpec
{
    [Fact]
    public async Task Ask_CompletesWithTheAnswer()
    {
        var actor = StartRelay((context, message) => context.Sender.Tell($"{message}!"));

        Assert.Equal("hello!", await actor.Ask<string>("hello", Soon));
    }

    [Fact]
    public async Task Ask_AnsweredWithAFailure_Throws()
    {
        var actor = StartRelay((context, _) => context.Sender.Tell(new Status.Failure(new InvalidOperationException("refused"))));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => actor.Ask<string>("question", Soon));

        Assert.Equal("refused", failure.Message);
    }

    [Fact]
    public async Task Ask_AnsweredWithAnotherType_Throws()
    {
        var actor = StartRelay((context, _) => context.Sender.Tell(42));

        await Assert.ThrowsAsync<ArgumentException>(() => actor.Ask<string>("question", Soon));
    }

    [Fact]
    public async Task Ask_WithoutAnswerInTime_Throws()
    {
        var actor = StartRelay((_, _) => { });

        await Assert.ThrowsAsync<AskTimeoutException>(() => actor.Ask<string>("question", Silence));
    }

    [Fact]
    public async Task Ask_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        var actor = StartRelay((_, _) => source.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => actor.Ask<string>("question", Soon, source.Token));
    }

    [Fact]
    public async Task Ask_TakesTheFirstAnswerOnly()
    {
        var actor = StartRelay((context, _) =>
        {
            context.Sender.Tell("first");
            context.Sender.Tell("second");
        });

        Assert.Equal("first", await actor.Ask<string>("question", Soon));
    }

    [Fact]
    public async Task PipeTo_TellsTheResult()
    {
        await Task.FromResult("result").PipeTo(TestActor, TestActor);

        await ExpectMsgAsync("result");
    }

    [Fact]
    public async Task PipeTo_OfAFailedTask_TellsTheFailure()
    {
        var task = Task.FromException<string>(new InvalidOperationException("failed"));

        await task.PipeTo(TestActor);

        await ExpectMsgAsync<Status.Failure>(failure => failure.Cause is InvalidOperationException { Message: "failed" });
    }

    [Fact]
    public async Task PipeTo_WithFunctions_TellsWhatTheyMake()
    {
        await Task.FromResult(20).PipeTo(TestActor, success: number => number + 1);
        await Task.FromException<int>(new InvalidOperationException("failed")).PipeTo(TestActor, failure: cause => cause.Message);

        await ExpectMsgAsync(21);
        await ExpectMsgAsync("failed");
    }
}
