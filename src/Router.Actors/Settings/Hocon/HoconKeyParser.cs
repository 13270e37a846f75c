namespace LlmRouter.Settings.Hocon;

/// <summary>Reads a key with its <c>=</c>, <c>:</c>, <c>+=</c> or the <c>{</c> that stands for it, or an include.</summary>
internal sealed class HoconKeyParser(HoconTokenCursor cursor, SettingsMistakes mistakes)
{
    private const string IncludeHint = "write include \"file.conf\"";

    public HoconKey Parse()
    {
        var first = cursor.Current;
        var path = new HoconPathBuilder(first.Origin);
        while (cursor.Kind is HoconTokenKind.Quoted or HoconTokenKind.Unquoted)
        {
            var token = cursor.Take();
            if (token.Kind == HoconTokenKind.Quoted)
            {
                path.AddQuoted(token);
            }
            else
            {
                path.AddUnquoted(token);
            }
        }

        if (cursor.Current.Origin == first.Origin)
        {
            return NoKey(first);
        }

        cursor.SkipSpace();
        return first is { Kind: HoconTokenKind.Unquoted, Text: "include" } && cursor.Kind is HoconTokenKind.Quoted or HoconTokenKind.Unquoted
            ? ParseInclude(first)
            : ParseOperator(path, first);
    }

    private HoconKey NoKey(HoconToken found)
    {
        if (found.Kind != HoconTokenKind.Invalid)
        {
            var what = found.Kind switch
            {
                HoconTokenKind.Comma => "a comma with nothing before it",
                HoconTokenKind.ListOpen => "a list where a key is due",
                HoconTokenKind.ObjectOpen => "an object where a key is due",
                HoconTokenKind.Substitution or HoconTokenKind.OptionalSubstitution => "a ${…} where a key is due",
                HoconTokenKind.ListClose => "a ] that closes nothing",
                _ => "a key is due here",
            };
            mistakes.AddUnreadable(found.Origin, what, "write key = value");
        }

        // The offender goes, so that what follows is read afresh and nothing is reported twice.
        if (found.Kind is HoconTokenKind.Comma or HoconTokenKind.ListClose)
        {
            cursor.Take();
        }

        return HoconKey.Broken(found.Origin);
    }

    private HoconKey ParseOperator(HoconPathBuilder path, HoconToken first)
    {
        var steps = path.Finish();
        if (path.HasEmptyStep)
        {
            mistakes.AddUnreadable(first.Origin, "a step of this key is empty", "put a key that contains dots in quotes");
            return HoconKey.Broken(first.Origin);
        }

        var isAppend = cursor.Kind == HoconTokenKind.PlusEquals;
        if (isAppend || cursor.Kind is HoconTokenKind.Equals or HoconTokenKind.Colon)
        {
            cursor.Take();
            cursor.SkipSpace();
            return new HoconKey(steps, isAppend, null, first.Origin);
        }

        // A brace may stand on the next line; the value parser finds it there.
        if (cursor.Kind == HoconTokenKind.ObjectOpen || (cursor.IsEndOfLine && cursor.Kind != HoconTokenKind.End))
        {
            return new HoconKey(steps, false, null, first.Origin);
        }

        if (cursor.Kind != HoconTokenKind.Invalid)
        {
            mistakes.AddUnreadable(cursor.Current.Origin, "between a key and its value an = is due", "write key = value; put a key with spaces in quotes");
        }

        return HoconKey.Broken(first.Origin);
    }

    // HOCON: include "x", include file("x"), include required("x"), include required(file("x")). Here every include is required.
    private HoconKey ParseInclude(HoconToken keyword)
    {
        var opening = cursor.Kind == HoconTokenKind.Unquoted ? cursor.Take().Text : "";
        var closing = opening switch { "" => "", "file(" or "required(" => ")", "required(file(" => "))", _ => null };
        if (closing is null || cursor.Kind != HoconTokenKind.Quoted)
        {
            mistakes.AddUnreadable(keyword.Origin, "only files in quotes can be included", IncludeHint);
            return HoconKey.Broken(keyword.Origin);
        }

        var file = cursor.Take();
        if (closing.Length > 0 && (cursor.Kind != HoconTokenKind.Unquoted || cursor.Take().Text != closing))
        {
            mistakes.AddUnreadable(file.Origin, $"after this file name a {closing} is due", IncludeHint);
            return HoconKey.Broken(keyword.Origin);
        }

        cursor.SkipSpace();
        if (!cursor.IsEndOfLine && cursor.Kind is not (HoconTokenKind.Comma or HoconTokenKind.ObjectClose))
        {
            mistakes.AddUnreadable(cursor.Current.Origin, "nothing may follow an include on its line", IncludeHint);
            return HoconKey.Broken(keyword.Origin);
        }

        return new HoconKey([], false, new HoconInclude(file.Text, file.Origin), keyword.Origin);
    }
}
