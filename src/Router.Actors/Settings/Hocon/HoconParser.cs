namespace LlmRouter.Settings.Hocon;

/// <summary>Reads one file to an unresolved tree. Strict: what other readers guess, this one reports, each mistake with its place, and reads on.</summary>
internal sealed class HoconParser
{
    private static readonly string TooDeep = $"more than {HoconLimits.Depth} objects, lists and steps of keys inside each other";

    private readonly HoconTokenCursor _cursor;
    private readonly SettingsMistakes _mistakes;
    private readonly HoconValueParser _values;
    private int _depth;

    private HoconParser(string file, string text, IReadOnlyList<string> scope, SettingsMistakes mistakes)
    {
        _mistakes = mistakes;
        _cursor = new HoconTokenCursor(new HoconTokenizer(file, text, mistakes));
        _values = new HoconValueParser(_cursor, mistakes, scope, ParseObject, ParseList);
    }

    /// <param name="file">The name for origins.</param>
    /// <param name="text">The whole file.</param>
    /// <param name="scope">The path at which the file is included; empty for the root.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    public static ObjectExpression Parse(string file, string text, IReadOnlyList<string> scope, SettingsMistakes mistakes) =>
        new HoconParser(file, text, scope, mistakes).ParseFile();

    private ObjectExpression ParseFile()
    {
        var origin = _cursor.Current.Origin;
        _cursor.SkipLines();
        List<HoconEntry> entries = [];
        if (_cursor.Kind == HoconTokenKind.ObjectOpen)
        {
            entries.AddRange(ParseObject().Entries);
            _cursor.SkipLines();
            if (_cursor.Kind != HoconTokenKind.End)
            {
                _mistakes.AddUnreadable(_cursor.Current.Origin, "nothing may follow the closing brace of the file");
            }

            return new ObjectExpression(entries, origin);
        }

        while (_cursor.Kind != HoconTokenKind.End)
        {
            ParseEntries(entries);
            ReportStray();
        }

        return new ObjectExpression(entries, origin);
    }

    private void ReportStray()
    {
        if (_cursor.Kind == HoconTokenKind.ObjectClose)
        {
            _mistakes.AddUnreadable(_cursor.Take().Origin, "this } closes nothing", "remove it, or add the { it belongs to");
        }
    }

    /// <summary>From the opening brace to behind the closing one.</summary>
    private ObjectExpression ParseObject()
    {
        var open = _cursor.Take();
        List<HoconEntry> entries = [];
        if (!Enter(open))
        {
            return new ObjectExpression(entries, open.Origin);
        }

        ParseEntries(entries);
        Close(HoconTokenKind.ObjectClose, open, "this { is never closed", "add the closing }");
        _depth--;
        return new ObjectExpression(entries, open.Origin);
    }

    private bool Enter(HoconToken open)
    {
        if (_depth < HoconLimits.Depth)
        {
            _depth++;
            return true;
        }

        _mistakes.AddUnreadable(open.Origin, TooDeep);
        _cursor.SkipToClose();
        return false;
    }

    private void Close(HoconTokenKind kind, HoconToken open, string message, string hint)
    {
        if (_cursor.Kind == kind)
        {
            _cursor.Take();
        }
        else
        {
            _mistakes.AddUnreadable(open.Origin, message, hint);
        }
    }

    /// <summary>Fields up to a closing brace or the end, which are left.</summary>
    private void ParseEntries(List<HoconEntry> entries)
    {
        while (!_mistakes.IsFull)
        {
            _cursor.SkipLines();
            if (_cursor.Kind is HoconTokenKind.ObjectClose or HoconTokenKind.End)
            {
                _cursor.TakeComment();
                return;
            }

            var before = entries.Count;
            ParseEntry(entries);
            EndEntry(entries, before);
        }

        while (_cursor.Kind != HoconTokenKind.End)
        {
            _cursor.Take();
        }
    }

    private void ParseEntry(List<HoconEntry> entries)
    {
        var key = new HoconKeyParser(_cursor, _mistakes).Parse();
        if (key.Include is not null)
        {
            _cursor.TakeComment();
            entries.Add(key.Include);
        }
        else if (key.Steps.Count > 0)
        {
            var comment = _cursor.TakeComment();
            var value = ParseAssignedBelow(key);
            if (value is not null)
            {
                entries.Add(HoconField.At(key, value, comment));
            }
        }
        else
        {
            _cursor.TakeComment();
            _cursor.SkipField();
        }
    }

    /// <summary>The steps of a key nest as braces do, so they count as braces do.</summary>
    private HoconExpression? ParseAssignedBelow(HoconKey key)
    {
        var inner = key.Steps.Count - 1;
        if (_depth + inner > HoconLimits.Depth)
        {
            _mistakes.AddUnreadable(key.Origin, TooDeep);
            _cursor.SkipField();
            return null;
        }

        _depth += inner;
        var value = ParseAssigned(key);
        _depth -= inner;
        return value;
    }

    private HoconExpression? ParseAssigned(HoconKey key)
    {
        // A brace may open on the next line; a value may not, or `port =` would swallow the following key.
        if (_cursor.IsEndOfLine)
        {
            _cursor.SkipLines();
            _cursor.TakeComment();
            if (_cursor.Kind is not (HoconTokenKind.ObjectOpen or HoconTokenKind.ListOpen))
            {
                _mistakes.AddUnreadable(key.Origin, "this key has no value", "write the value on the same line; \"\" is the empty text");
                return null;
            }
        }

        var value = _values.Parse();
        if (value is null)
        {
            _cursor.SkipField();
        }

        return value;
    }

    /// <summary>What may stand behind a field: a comment, and one comma or a line end.</summary>
    private void EndEntry(List<HoconEntry> entries, int before)
    {
        _cursor.SkipSpace();
        if (_cursor.Kind == HoconTokenKind.Comma)
        {
            _cursor.Take();
            _cursor.SkipSpace();
        }

        if (_cursor.Kind == HoconTokenKind.Comment)
        {
            var words = _cursor.Take().Text;
            if (entries.Count > before && entries[^1] is HoconField field)
            {
                entries[^1] = field.WithComment(words);
            }
        }
    }

    private ListExpression ParseList()
    {
        var open = _cursor.Take();
        List<HoconExpression> elements = [];
        if (!Enter(open))
        {
            return new ListExpression(elements, open.Origin);
        }

        _cursor.SkipLines();
        while (_cursor.Kind is not (HoconTokenKind.ListClose or HoconTokenKind.ObjectClose or HoconTokenKind.End) && !_mistakes.IsFull)
        {
            ParseElement(elements);
            _cursor.SkipLines();
        }

        _cursor.TakeComment();
        Close(HoconTokenKind.ListClose, open, "this [ is never closed", "add the closing ]");
        _depth--;
        return new ListExpression(elements, open.Origin);
    }

    private void ParseElement(List<HoconExpression> elements)
    {
        var element = _values.Parse();
        if (element is null)
        {
            _cursor.SkipField();
        }
        else
        {
            elements.Add(element);
        }

        _cursor.SkipSpace();
        if (_cursor.Kind == HoconTokenKind.Comma)
        {
            _cursor.Take();
        }
    }
}
