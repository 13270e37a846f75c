namespace Akka.Streams.Implementation;

/// <summary>A part that hands attributes down to its stages.</summary>
internal sealed class AttributedBlueprint<TMat>(Blueprint<TMat> inner, Attributes attributes) : Blueprint<TMat>(inner.StageCount)
{
    internal override TMat Build(GraphAssembly assembly, Attributes inherited) =>
        inner.Build(assembly, inherited.And(attributes));

    internal override Blueprint<TMat> WithAttributes(Attributes replacement) =>
        new AttributedBlueprint<TMat>(inner, replacement);

    internal override Blueprint<TMat> AddAttributes(Attributes additional) =>
        new AttributedBlueprint<TMat>(inner, attributes.And(additional));
}
