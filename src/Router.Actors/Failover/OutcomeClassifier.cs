using LlmRouter.Contracts;

namespace LlmRouter.Failover;

/// <summary>Whose fault a failure was, and whether asking somebody else can help.</summary>
internal static class OutcomeClassifier
{
    public static Verdict Classify(RouterError error) => error switch
    {
        { Fault: Fault.Client } => new(TriesNext: false, Blame.Nobody),
        { Fault: Fault.Router } => new(TriesNext: true, Blame.Nobody),
        { Status: 429 } => new(TriesNext: true, Blame.Model),
        _ => new(TriesNext: true, Blame.Provider),
    };
}
