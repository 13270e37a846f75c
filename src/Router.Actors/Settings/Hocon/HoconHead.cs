namespace LlmRouter.Settings.Hocon;

/// <summary>
/// The outermost layer of a value whose inside is not evaluated yet: that is what lets <c>a { x = 1, y = ${a.x} }</c>
/// look into <c>a</c> while <c>a.y</c> is being evaluated. Exactly one member is set.
/// </summary>
internal sealed record HoconHead(HoconOrigin Origin)
{
    /// <summary>A scalar or null, complete as it is.</summary>
    public HoconValue? Leaf { get; init; }

    /// <summary>The elements of a list.</summary>
    public IReadOnlyList<HoconSlot>? Elements { get; init; }

    /// <summary>The members of an object, in order.</summary>
    public OrderedDictionary<string, HoconSlot>? Members { get; init; }

    public string Kind => Leaf?.Kind ?? (Elements is not null ? "a list" : "an object");

    public static HoconHead Of(HoconValue leaf) => new(leaf.Origin) { Leaf = leaf };
}
