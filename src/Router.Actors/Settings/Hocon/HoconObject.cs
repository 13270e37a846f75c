namespace LlmRouter.Settings.Hocon;

/// <summary>Members in the order in which their keys were first written.</summary>
internal sealed record HoconObject(IReadOnlyList<HoconMember> Members, HoconOrigin Origin) : HoconValue(Origin)
{
    private readonly Dictionary<string, HoconMember> _byKey = Members.ToDictionary(m => m.Key, StringComparer.Ordinal);

    public override string Kind => "an object";

    public override long Weight { get; } = 1 + Members.Sum(m => m.Value.Weight);

    /// <summary>The member of that key; null when there is none.</summary>
    public HoconMember? Find(string key) => _byKey.GetValueOrDefault(key);
}
