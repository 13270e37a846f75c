namespace Akka.Streams.Implementation;

/// <summary>A flow that passes everything on: no stage at all.</summary>
internal sealed class IdentityBlueprint<TMat>(TMat value) : Blueprint<TMat>(0)
{
    internal override TMat Build(GraphAssembly assembly, Attributes inherited) => value;
}
