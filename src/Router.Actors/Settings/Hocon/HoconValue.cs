namespace LlmRouter.Settings.Hocon;

/// <summary>A resolved value. Immutable; knows where it was written.</summary>
internal abstract record HoconValue(HoconOrigin Origin)
{
    /// <summary>How many values it holds, itself included; shared parts count each time.</summary>
    public virtual long Weight => 1;

    /// <summary>For mistakes: <c>an object</c>, <c>a list</c>, <c>a text</c>, <c>null</c>.</summary>
    public abstract string Kind { get; }
}
