namespace LlmRouter.Settings.Hocon;

/// <summary>
/// Finds a key that one file sets twice, which is nearly always a slip. Not a slip, and allowed: objects that add to each
/// other (<c>router.server { … }</c> here, <c>router.auth { … }</c> there), <c>+=</c>, and <c>key = ${?NAME}</c> after a
/// default. A file may set again what another file set: that is what overriding is.
/// </summary>
internal sealed class HoconDuplicates(SettingsMistakes mistakes)
{
    public void Check(ObjectExpression root) => Check([root], "");

    private void Check(IReadOnlyList<ObjectExpression> sameObject, string path)
    {
        var fields = sameObject.SelectMany(o => o.Entries).OfType<HoconField>();
        foreach (var key in fields.GroupBy(f => f.Key, StringComparer.Ordinal))
        {
            var keyPath = HoconPath.Join(path, key.Key);
            CheckKey([.. key], keyPath);
            var objects = key.Select(f => f.Value).OfType<ObjectExpression>().ToList();
            if (objects.Count > 0)
            {
                Check(objects, keyPath);
            }

            foreach (var element in key.SelectMany(f => Inner(f.Value)))
            {
                Check([element], keyPath);
            }
        }
    }

    private void CheckKey(List<HoconField> sameKey, string keyPath)
    {
        var first = sameKey[0];
        foreach (var field in sameKey.Skip(1))
        {
            if (!MayFollow(first, field))
            {
                mistakes.AddUnreadable(field.Origin, $"this key was set already at line {first.Origin.Line}", "remove one of the two", keyPath);
            }
        }
    }

    private static bool MayFollow(HoconField first, HoconField next) =>
        next.IsAppend
        || next.Value is SubstitutionExpression { IsOptional: true }
        || (next.Value is ObjectExpression && first.Value is ObjectExpression or SubstitutionExpression);

    private static IEnumerable<ObjectExpression> Inner(HoconExpression value) => value switch
    {
        ListExpression list => list.Elements.SelectMany(e => e is ObjectExpression o ? [o] : Inner(e)),
        ConcatenationExpression parts => parts.Parts.SelectMany(e => e is ObjectExpression o ? [o] : Inner(e)),
        _ => [],
    };
}
