namespace LlmRouter.Settings.Hocon;

/// <summary>Finds the outermost layer of a key's value from everything that was assigned to it.</summary>
internal sealed class HoconEvaluator(
    HoconSlot root, IReadOnlyDictionary<string, string> environment, HoconBudget budget, SettingsMistakes mistakes)
{
    private readonly List<HoconSlot> _trail = [];

    /// <summary>Null when nothing was assigned, or nothing but unset optional substitutions.</summary>
    /// <param name="slot">The key.</param>
    /// <param name="asker">Who wants to know; gets the blame for a circle.</param>
    public HoconHead? Evaluate(HoconSlot slot, HoconOrigin asker)
    {
        if (slot.IsEvaluated)
        {
            return slot.Head;
        }

        if (slot.IsEvaluating)
        {
            ReportCircle(slot, asker);
            return null;
        }

        if (!budget.Enter(asker))
        {
            return null;
        }

        slot.IsEvaluating = true;
        _trail.Add(slot);
        slot.Head = Fold(slot);
        _trail.RemoveAt(_trail.Count - 1);
        slot.IsEvaluating = false;
        slot.IsEvaluated = true;
        budget.Leave();
        return slot.Head;
    }

    private void ReportCircle(HoconSlot slot, HoconOrigin asker)
    {
        var circle = _trail.Skip(_trail.IndexOf(slot)).Select(s => s.Name).Append(slot.Name).ToList();
        var shown = circle.Count > 6 ? [.. circle.Take(3), "…", .. circle.TakeLast(2)] : circle;
        mistakes.AddUnreadable(asker, "this value refers to itself: " + string.Join(" → ", shown), "to add to a list write +=", slot.Name);
    }

    // Backwards, because what a later assignment replaces is never looked at: an unset ${X} that is overridden is no mistake.
    private HoconHead? Fold(HoconSlot slot)
    {
        var pieces = new Stack<(HoconHead Head, bool IsAppend)>();
        for (var i = slot.Definitions.Count - 1; i >= 0; i--)
        {
            var definition = slot.Definitions[i];
            if (!budget.Spend(1, definition.KeyOrigin))
            {
                return null;
            }

            if (HeadOf(definition.Expression, slot.Name) is not { } head)
            {
                continue;
            }

            pieces.Push((head, definition.IsAppend));
            if (!definition.IsAppend && head.Members is null)
            {
                break;
            }
        }

        return pieces.Count == 1 && !pieces.Peek().IsAppend ? pieces.Pop().Head : Join(pieces, slot);
    }

    private HoconHead? Join(Stack<(HoconHead Head, bool IsAppend)> pieces, HoconSlot slot)
    {
        if (pieces.Count == 0)
        {
            return null;
        }

        var value = new HoconHeadBuilder(slot.Name, budget, mistakes);
        while (pieces.TryPop(out var piece))
        {
            if (piece.IsAppend)
            {
                value.AppendElement(piece.Head);
            }
            else
            {
                value.Override(piece.Head);
            }
        }

        return value.Finish();
    }

    private HoconHead? HeadOf(HoconExpression expression, string name) => expression switch
    {
        LiteralExpression { IsQuoted: false, Text: "null" } => HoconHead.Of(new HoconNull(expression.Origin)),
        LiteralExpression literal => HoconHead.Of(new HoconScalar(literal.Text, null, literal.Origin) { IsQuoted = literal.IsQuoted }),
        SubstitutionExpression substitution => Look(substitution, name),
        ListExpression list => ListHead(list, name),
        ObjectExpression members => ObjectHead(members, name),
        ConcatenationExpression parts => Concatenate(parts, name),
        _ => null,
    };

    private static HoconHead ListHead(ListExpression list, string name) => new(list.Origin)
    {
        Elements = [.. list.Elements.Select((e, i) => new HoconSlot($"{name}[{i}]", [new HoconDefinition(e, false, e.Origin)]))],
    };

    private static HoconHead ObjectHead(ObjectExpression value, string name)
    {
        var members = new OrderedDictionary<string, HoconSlot>(StringComparer.Ordinal);
        foreach (var field in value.Entries.OfType<HoconField>())
        {
            if (!members.TryGetValue(field.Key, out var slot))
            {
                members.Add(field.Key, slot = new HoconSlot(HoconPath.Join(name, field.Key), []));
            }

            slot.Definitions.Add(new HoconDefinition(field.Value, field.IsAppend, field.Origin));
        }

        return new HoconHead(value.Origin) { Members = members };
    }

    private HoconHead? Look(SubstitutionExpression wanted, string name)
    {
        var found = wanted.Scope.Count > 0 ? Find([.. wanted.Scope, .. wanted.Path], wanted.Origin) : null;
        found ??= Find(wanted.Path, wanted.Origin);
        if (found is null && environment.GetValueOrDefault(wanted.Written) is { Length: > 0 } variable)
        {
            found = HoconHead.Of(new HoconScalar(variable, wanted.Written, wanted.Origin));
        }

        if (found is null && !wanted.IsOptional)
        {
            mistakes.AddUnreadable(
                wanted.Origin,
                $"${{{wanted.Written}}} stands for nothing: no key and no environment variable has this name",
                $"set it, or write ${{?{wanted.Written}}} if it may be absent",
                name);
        }

        return found;
    }

    private HoconHead? Find(IReadOnlyList<string> path, HoconOrigin asker)
    {
        var slot = root;
        foreach (var step in path)
        {
            if (Evaluate(slot, asker)?.Members is not { } members || !members.TryGetValue(step, out var next))
            {
                return null;
            }

            slot = next;
        }

        return Evaluate(slot, asker);
    }

    private HoconHead? Concatenate(ConcatenationExpression value, string name)
    {
        var parts = value.Parts.Select(p => (Expression: p, Head: HeadOf(p, name))).ToList();
        var builder = new HoconHeadBuilder(name, budget, mistakes);
        if (parts.TrueForAll(p => p.Head?.Leaf is not null || p.Head is null))
        {
            var isUnset = parts.TrueForAll(p => p.Head is null || p.Expression is LiteralExpression { IsSpace: true });
            return isUnset ? null : builder.JoinTexts(parts.Select(p => p.Head?.Leaf).OfType<HoconValue>(), value.Origin);
        }

        foreach (var (expression, head) in parts)
        {
            if (head is not null && expression is not LiteralExpression { IsSpace: true })
            {
                builder.Attach(head);
            }
        }

        return builder.Finish();
    }
}
