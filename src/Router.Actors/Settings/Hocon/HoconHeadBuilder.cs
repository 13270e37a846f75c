using System.Text;

namespace LlmRouter.Settings.Hocon;

/// <summary>Puts a value together from several: overriding, appending or concatenating.</summary>
internal sealed class HoconHeadBuilder(string name, HoconBudget budget, SettingsMistakes mistakes)
{
    private OrderedDictionary<string, HoconSlot>? _members;
    private List<HoconSlot>? _elements;
    private HoconHead? _leaf;
    private HoconOrigin _origin;

    /// <summary>A later assignment: objects merge, everything else replaces.</summary>
    public void Override(HoconHead head)
    {
        _origin = head.Origin;
        if (head.Members is not null)
        {
            (_leaf, _elements) = (null, null);
            Merge(head.Members);
            return;
        }

        _members = null;
        _leaf = head.Leaf is null ? null : head;
        _elements = head.Elements is null ? null : [.. head.Elements];
    }

    /// <summary><c>+=</c>: one more element.</summary>
    public void AppendElement(HoconHead head)
    {
        if (_members is not null || _leaf?.Leaf is HoconScalar)
        {
            mistakes.AddUnreadable(head.Origin, $"+= adds to a list, but this is {Current}", "write = to replace it", name);
            return;
        }

        (_leaf, _origin) = (null, head.Origin);
        _elements ??= [];
        var element = new HoconSlot($"{name}[{_elements.Count}]", [new HoconDefinition(new LiteralExpression("", true, head.Origin), false, head.Origin)])
        {
            IsEvaluated = true,
            Head = head,
        };
        _elements.Add(element);
        budget.Spend(1, head.Origin);
    }

    /// <summary>The next part of a concatenation: lists are appended, objects are merged, nothing else goes together.</summary>
    public void Attach(HoconHead head)
    {
        var isFirst = _members is null && _elements is null && _leaf is null;
        if (head.Members is not null && (isFirst || _members is not null))
        {
            _origin = head.Origin;
            Merge(head.Members);
        }
        else if (head.Elements is not null && (isFirst || _elements is not null))
        {
            _origin = isFirst ? head.Origin : _origin;
            _elements = [.. _elements ?? [], .. head.Elements];
            budget.Spend(_elements.Count, head.Origin);
        }
        else if (isFirst)
        {
            _leaf = head;
        }
        else
        {
            mistakes.AddUnreadable(head.Origin, $"{head.Kind} beside {Current}: only texts, only lists or only objects go together", "", name);
        }
    }

    /// <summary>A concatenation of nothing but texts.</summary>
    public HoconHead? JoinTexts(IEnumerable<HoconValue> parts, HoconOrigin origin)
    {
        var text = new StringBuilder();
        string? variable = null;
        var isQuoted = false;
        foreach (var part in parts)
        {
            var scalar = part as HoconScalar;
            text.Append(scalar?.Text ?? "null");
            variable ??= scalar?.Variable;
            isQuoted |= scalar?.IsQuoted == true;
            if (!budget.Spend(scalar?.Text.Length ?? 1, origin))
            {
                return null;
            }
        }

        return HoconHead.Of(new HoconScalar(text.ToString(), variable, origin) { IsQuoted = isQuoted });
    }

    public HoconHead? Finish()
    {
        if (_members is not null)
        {
            return new HoconHead(_origin) { Members = _members };
        }

        return _elements is not null ? new HoconHead(_origin) { Elements = _elements } : _leaf;
    }

    private string Current => _members is not null ? "an object" : _elements is not null ? "a list" : _leaf?.Kind ?? "nothing";

    private void Merge(OrderedDictionary<string, HoconSlot> members)
    {
        _members ??= new OrderedDictionary<string, HoconSlot>(StringComparer.Ordinal);
        foreach (var (key, slot) in members)
        {
            if (!budget.Spend(slot.Definitions.Count, slot.Definitions[^1].KeyOrigin))
            {
                return;
            }

            if (_members.TryGetValue(key, out var earlier))
            {
                earlier.Definitions.AddRange(slot.Definitions);
            }
            else
            {
                _members.Add(key, new HoconSlot(HoconPath.Join(name, key), slot.Definitions));
            }
        }
    }
}
