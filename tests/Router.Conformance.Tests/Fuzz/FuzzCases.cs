using FsCheck;
using FsCheck.Fluent;
using LlmRouter.Conformance.Goldens;
using LlmRouter.Testing.Recordings;

namespace LlmRouter.Conformance.Fuzz;

/// <summary>Makes cases: any recording, any facade, up to four changes, small and large reads.</summary>
internal static class FuzzCases
{
    private const int MostMutations = 4;
    private const int MostReads = 6;
    private const int AnyPosition = 1 << 20;

    /// <summary>Larger recordings say nothing that a small one does not, and take their time.</summary>
    private const int LargestBody = 12 * 1024;

    private static readonly string[] Files = [.. Recording.All.Where(recording => recording.Body.Length <= LargestBody).Select(recording => recording.File)];

    public static Arbitrary<FuzzCase> Any { get; } = Arb.From(
        from file in Gen.Elements(Files)
        from other in Gen.Elements(Files)
        from facade in Gen.Elements(Facade.All.Select(facade => facade.Name))
        from stream in Gen.Choose(0, 3)
        from readCount in Gen.Choose(1, MostReads)
        from reads in Gen.ArrayOf(Gen.OneOf(Gen.Choose(1, 8), Gen.Choose(1, 200), Gen.Constant(int.MaxValue)), readCount)
        from count in Gen.Choose(1, MostMutations)
        from mutations in Gen.ArrayOf(AnyMutation, count)
        select new FuzzCase(file, other, facade, stream > 0, reads, mutations),
        fuzz => fuzz.Simpler());

    private static Gen<Mutation> AnyMutation =>
        from kind in Gen.Elements(Enum.GetValues<MutationKind>())
        from at in Gen.Choose(0, AnyPosition)
        from length in Gen.OneOf(Gen.Choose(0, 3), Gen.Choose(0, 100), Gen.Choose(0, AnyPosition))
        from to in Gen.Choose(0, AnyPosition)
        select new Mutation(kind, at, length, to);
}
