using Akka.TestKit.Xunit2;

namespace LlmRouter.Tests.Streams;

/// <summary>
/// A stage whose elements are made from text and shown as text, so that one contract fits every stage, whatever its elements are
/// (and although they are internal, which a public test class cannot have in its base).
/// </summary>
internal interface IStageUnderTest
{
    /// <summary>Runs the stage between a test's source and sink.</summary>
    IStageRun Run(TestKit kit);

    /// <summary>
    /// Runs the stage over <paramref name="elements"/> with a source that makes each element useless when it is pulled again, and a sink
    /// that reads each output only after everything else has come to rest. Returns what happened, in order. The input ends with its last element.
    /// </summary>
    Task<IReadOnlyList<string>> RunSlowly(TestKit kit, params string[] elements);
}
