using LlmRouter.Actors;
using LlmRouter.Contracts;

namespace LlmRouter.Tests.Engine;

/// <summary>An exchange under way that does nothing but remember how it was ended.</summary>
internal sealed class FakeStream : ILiveStream
{
    public string Model => "m";

    public string Id { get; init; } = "req_1";

    public TimeSpan Age { get; init; }

    /// <summary>It cannot be ended.</summary>
    public bool Fails { get; init; }

    public RouterError? Ended { get; private set; }

    public LiveStream Describe() => new(Id, Model, "p", LiveStreamState.Streaming, TimeSpan.Zero, Age, 1, 0, 0);

    public void End(RouterError error)
    {
        if (Fails) throw new InvalidOperationException("cannot end");
        Ended = error;
    }
}
