using LlmRouter.Contracts;
using LlmRouter.Failover;

namespace LlmRouter.Chaos.Faults;

/// <summary>What a fault has to come to for a client who asks this one provider.</summary>
/// <param name="Ending">How the reply ends.</param>
/// <param name="Status">The status of an error that came before any of the answer.</param>
/// <param name="Code">The code of the error.</param>
/// <param name="Blame">Whom it counts against.</param>
internal sealed record Expectation(Ending Ending, int Status, string Code, Blame Blame)
{
    /// <summary>The fault is none, or the router's to mend.</summary>
    public static Expectation Answer { get; } = new(Ending.Answer, 200, "", Blame.Nobody);

    /// <summary>Another code that is as true, where it is chance how soon the router notices; null where it is not.</summary>
    public string? OrCode { get; init; }

    /// <summary>The provider said when to come back: until then the model cools, whosever fault it was.</summary>
    public bool Cools { get; init; }

    /// <summary>Nobody else is asked: the request itself is at fault.</summary>
    public bool IsFinal { get; init; }

    public static Expectation Status502(string code) => new(Ending.Status, 502, code, Blame.Provider);

    /// <summary>A gateway's timeout.</summary>
    public static Expectation Status504(string code) => new(Ending.Status, 504, code, Blame.Provider);

    /// <summary>The provider's refusal with its own status.</summary>
    public static Expectation Refusal(int status, string code, Blame blame) => new(Ending.Status, status, code, blame);

    /// <summary>After the first token.</summary>
    public static Expectation Event(string code) => new(Ending.Event, 200, code, Blame.Provider);

    public static Expectation Reset { get; } = Status502(ErrorCode.Reset);

    public static Expectation Incomplete { get; } = Status502(ErrorCode.StreamIncomplete);

    public static Expectation Invalid { get; } = Status502(ErrorCode.InvalidResponse);
}
