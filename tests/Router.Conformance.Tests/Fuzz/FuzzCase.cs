using System.Text;
using LlmRouter.Testing.Recordings;

namespace LlmRouter.Conformance.Fuzz;

/// <summary>A recorded reply, changed, in reads of these sizes, to one facade.</summary>
/// <param name="File">The recording.</param>
/// <param name="Other">Where splices come from.</param>
/// <param name="Facade">The client.</param>
/// <param name="Stream">Events or one document.</param>
/// <param name="Reads">Sizes of the first reads; the last goes on.</param>
/// <param name="Mutations">In order.</param>
public sealed record FuzzCase(string File, string Other, string Facade, bool Stream, int[] Reads, Mutation[] Mutations)
{
    public byte[] Body()
    {
        var other = Recording.Named(Other).Body;
        return Mutations.Aggregate(Recording.Named(File).Body, (body, mutation) => mutation.Apply(body, other));
    }

    /// <summary>Simpler cases that may fail as well: a change less, whole reads.</summary>
    public IEnumerable<FuzzCase> Simpler()
    {
        for (var i = 0; i < Mutations.Length; i++) yield return this with { Mutations = [.. Mutations[..i], .. Mutations[(i + 1)..]] };
        if (Reads.Length > 1) yield return this with { Reads = Reads[..1] };
        if (Reads is not [int.MaxValue]) yield return this with { Reads = [int.MaxValue] };
    }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{File} (splices from {Other}) to {Facade}, stream {Stream}, reads {string.Join(",", Reads)}: ");
        text.AppendJoin("; ", (IEnumerable<Mutation>)Mutations);
        return true;
    }
}
