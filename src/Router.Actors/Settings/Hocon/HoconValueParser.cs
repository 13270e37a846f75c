namespace LlmRouter.Settings.Hocon;

/// <summary>Reads one value: the parts that stand beside each other up to the end of the line, a comma or a closing bracket.</summary>
internal sealed class HoconValueParser(
    HoconTokenCursor cursor,
    SettingsMistakes mistakes,
    IReadOnlyList<string> scope,
    Func<ObjectExpression> parseObject,
    Func<ListExpression> parseList)
{
    /// <summary>Null after a mistake, which has been reported; the cursor stands somewhere in the value then.</summary>
    public HoconExpression? Parse()
    {
        List<HoconExpression> parts = [];
        cursor.SkipSpace();
        var origin = cursor.Current.Origin;
        while (ParsePart(parts))
        {
        }

        if (!EndsValue)
        {
            ReportUnexpected();
            return null;
        }

        while (parts.Count > 0 && parts[^1] is LiteralExpression { IsSpace: true })
        {
            parts.RemoveAt(parts.Count - 1);
        }

        if (parts.Count == 0)
        {
            mistakes.AddUnreadable(origin, "a value is due here", "\"\" is the empty text");
            return null;
        }

        return parts.Count == 1 ? parts[0] : new ConcatenationExpression(parts, parts[0].Origin);
    }

    private bool EndsValue =>
        cursor.IsEndOfLine || cursor.Kind is HoconTokenKind.Comma or HoconTokenKind.ObjectClose or HoconTokenKind.ListClose;

    private bool ParsePart(List<HoconExpression> parts)
    {
        switch (cursor.Kind)
        {
            case HoconTokenKind.ObjectOpen:
                parts.Add(parseObject());
                return true;
            case HoconTokenKind.ListOpen:
                parts.Add(parseList());
                return true;
            case HoconTokenKind.Quoted or HoconTokenKind.Unquoted or HoconTokenKind.Whitespace:
                var token = cursor.Take();
                parts.Add(new LiteralExpression(token.Text, token.Kind == HoconTokenKind.Quoted, token.Origin)
                {
                    IsSpace = token.Kind == HoconTokenKind.Whitespace,
                });
                return true;
            case HoconTokenKind.Substitution or HoconTokenKind.OptionalSubstitution:
                return ParseSubstitution(parts);
            default:
                return false;
        }
    }

    private bool ParseSubstitution(List<HoconExpression> parts)
    {
        var token = cursor.Current;
        var isOptional = token.Kind == HoconTokenKind.OptionalSubstitution;
        if (ParsePath(token) is not { } path)
        {
            return false;
        }

        cursor.Take();
        parts.Add(new SubstitutionExpression(path, token.Text.Trim(), isOptional, scope, token.Origin));
        return true;
    }

    private static IReadOnlyList<string>? ParsePath(HoconToken token)
    {
        var inner = new HoconTokenCursor(new HoconTokenizer(token.Origin.File, token.Text.Trim(), new SettingsMistakes()));
        var path = new HoconPathBuilder(token.Origin);
        while (inner.Kind is HoconTokenKind.Quoted or HoconTokenKind.Unquoted)
        {
            var part = inner.Take();
            if (part.Kind == HoconTokenKind.Quoted)
            {
                path.AddQuoted(part);
            }
            else
            {
                path.AddUnquoted(part);
            }
        }

        var steps = path.Finish();
        return inner.Kind != HoconTokenKind.End || path.HasEmptyStep || steps.Count > HoconLimits.Depth ? null : [.. steps.Select(s => s.Text)];
    }

    private void ReportUnexpected()
    {
        var (message, hint) = cursor.Kind switch
        {
            HoconTokenKind.Colon => ("a ':' inside a text that is not quoted", "put the text in quotes, for example \"http://localhost:8000/v1\""),
            HoconTokenKind.Equals => ("an '=' inside a text that is not quoted", "put the text in quotes, or the next key on its own line"),
            HoconTokenKind.PlusEquals => ("a '+=' inside a value", "put the next key on its own line"),
            HoconTokenKind.Substitution or HoconTokenKind.OptionalSubstitution => ("this ${…} holds no key", "write ${NAME} or ${a.b.c}"),
            _ => ("", ""),
        };
        if (message.Length > 0)
        {
            mistakes.AddUnreadable(cursor.Current.Origin, message, hint);
        }
    }
}
