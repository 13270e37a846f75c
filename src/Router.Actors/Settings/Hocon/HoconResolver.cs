namespace LlmRouter.Settings.Hocon;

/// <summary>
/// Merges layers, resolves every substitution and gives the finished tree. Lazy: a key is evaluated when something asks for
/// it, so substitutions may look ahead, back and into later layers. Bounded in depth and work; a circle is a mistake.
/// </summary>
internal sealed class HoconResolver
{
    private readonly SettingsMistakes _mistakes;
    private readonly HoconBudget _budget;
    private readonly HoconSlot _root;
    private readonly HoconEvaluator _evaluator;

    private HoconResolver(IReadOnlyList<ObjectExpression> layers, IReadOnlyDictionary<string, string> environment, SettingsMistakes mistakes)
    {
        _mistakes = mistakes;
        _budget = new HoconBudget(mistakes);
        _root = new HoconSlot("", layers.Select(layer => new HoconDefinition(layer, false, layer.Origin)));
        _evaluator = new HoconEvaluator(_root, environment, _budget, mistakes);
    }

    /// <param name="layers">The weakest first; a later one overrides, objects merge.</param>
    /// <param name="environment">Tried for a substitution that names no key; the empty text counts as unset.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    public static HoconObject Resolve(
        IReadOnlyList<ObjectExpression> layers, IReadOnlyDictionary<string, string> environment, SettingsMistakes mistakes) =>
        new HoconResolver(layers, environment, mistakes).Resolve();

    private HoconObject Resolve() => Build(_root) as HoconObject ?? new HoconObject([], default);

    /// <summary>The whole value of a slot; null when it has none.</summary>
    private HoconValue? Build(HoconSlot slot)
    {
        if (slot.IsBuilt)
        {
            return slot.Value;
        }

        var origin = slot.Definitions[^1].KeyOrigin;
        if (slot.IsBuilding)
        {
            _mistakes.AddUnreadable(origin, "this value contains itself", keyPath: slot.Name);
            return null;
        }

        if (!_budget.Enter(origin))
        {
            return null;
        }

        slot.IsBuilding = true;
        var value = _evaluator.Evaluate(slot, origin) is { } head ? Build(head) : null;
        slot.IsBuilding = false;
        _budget.Leave();
        slot.Value = value is not null && _budget.Admits(value.Weight, origin) ? value : null;
        slot.IsBuilt = true;
        return slot.Value;
    }

    private HoconValue? Build(HoconHead head)
    {
        if (head.Elements is not null)
        {
            return new HoconList([.. head.Elements.Select(Build).OfType<HoconValue>()], head.Origin);
        }

        return head.Members is null ? head.Leaf : new HoconObject([.. BuildMembers(head.Members)], head.Origin);
    }

    private IEnumerable<HoconMember> BuildMembers(OrderedDictionary<string, HoconSlot> members)
    {
        foreach (var (key, slot) in members)
        {
            if (Build(slot) is { } value)
            {
                yield return new HoconMember(key, slot.Definitions[^1].KeyOrigin, value);
            }
        }
    }
}
