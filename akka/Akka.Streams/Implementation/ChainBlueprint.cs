namespace Akka.Streams.Implementation;

/// <summary>Two parts, the first feeding the second.</summary>
internal sealed class ChainBlueprint<TFirst, TSecond, TMat>(
    Blueprint<TFirst> first, Blueprint<TSecond> second, Func<TFirst, TSecond, TMat> combine)
    : Blueprint<TMat>(first.StageCount + second.StageCount)
{
    internal override TMat Build(GraphAssembly assembly, Attributes inherited)
    {
        var fromFirst = first.Build(assembly, inherited);
        var fromSecond = second.Build(assembly, inherited);
        return combine(fromFirst, fromSecond);
    }
}
