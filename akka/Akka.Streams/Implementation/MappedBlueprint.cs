namespace Akka.Streams.Implementation;

/// <summary>A part whose value is turned into another.</summary>
internal sealed class MappedBlueprint<TInner, TMat>(Blueprint<TInner> inner, Func<TInner, TMat> map)
    : Blueprint<TMat>(inner.StageCount)
{
    internal override TMat Build(GraphAssembly assembly, Attributes inherited) => map(inner.Build(assembly, inherited));
}
