namespace LlmRouter.Settings.Hocon;

/// <summary>One key, or one element, with everything that was assigned to it, in order. Evaluated at most once, when first asked for.</summary>
internal sealed class HoconSlot
{
    public HoconSlot(string name, IEnumerable<HoconDefinition> definitions)
    {
        Name = name;
        Definitions = [.. definitions];
    }

    /// <summary>The path at which it was first met, for mistakes.</summary>
    public string Name { get; }

    public List<HoconDefinition> Definitions { get; }

    /// <summary>True while being evaluated: meeting it again then is a circle.</summary>
    public bool IsEvaluating { get; set; }

    public bool IsEvaluated { get; set; }

    /// <summary>The outermost layer of the value; null when nothing was assigned.</summary>
    public HoconHead? Head { get; set; }

    /// <summary>True while the whole value is being built.</summary>
    public bool IsBuilding { get; set; }

    public bool IsBuilt { get; set; }

    /// <summary>The whole value; null when nothing was assigned.</summary>
    public HoconValue? Value { get; set; }
}
