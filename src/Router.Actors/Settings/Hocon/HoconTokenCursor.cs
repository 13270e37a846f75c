namespace LlmRouter.Settings.Hocon;

/// <summary>One token of look-ahead, comments collected on the side, and the ways to skip behind a mistake.</summary>
internal sealed class HoconTokenCursor
{
    private readonly HoconTokenizer _tokenizer;
    private readonly List<string> _comments = [];

    public HoconTokenCursor(HoconTokenizer tokenizer)
    {
        _tokenizer = tokenizer;
        Current = tokenizer.Next();
    }

    public HoconToken Current { get; private set; }

    public HoconTokenKind Kind => Current.Kind;

    public bool IsEndOfLine => Kind is HoconTokenKind.Newline or HoconTokenKind.Comment or HoconTokenKind.End;

    public HoconToken Take()
    {
        var taken = Current;
        Current = _tokenizer.Next();
        return taken;
    }

    public void SkipSpace()
    {
        while (Kind == HoconTokenKind.Whitespace)
        {
            Take();
        }
    }

    /// <summary>Skips white space, line ends and comments; an empty line ends a run of comments.</summary>
    public void SkipLines()
    {
        var newlines = 0;
        while (Kind is HoconTokenKind.Whitespace or HoconTokenKind.Newline or HoconTokenKind.Comment)
        {
            newlines = Kind switch { HoconTokenKind.Newline => newlines + 1, HoconTokenKind.Comment => 0, _ => newlines };
            if (newlines > 1)
            {
                _comments.Clear();
            }

            if (Kind == HoconTokenKind.Comment)
            {
                _comments.Add(Current.Text);
            }

            Take();
        }
    }

    /// <summary>The comment lines directly above; forgets them.</summary>
    public string TakeComment()
    {
        var comment = string.Join(' ', _comments);
        _comments.Clear();
        return comment;
    }

    /// <summary>After a mistake: to the end of this line, or of this field or element if that comes first. Brackets are passed whole.</summary>
    public void SkipField()
    {
        var open = 0;
        while (Kind != HoconTokenKind.End)
        {
            var closes = Kind is HoconTokenKind.ObjectClose or HoconTokenKind.ListClose;
            if (open == 0 && (closes || Kind is HoconTokenKind.Newline or HoconTokenKind.Comma))
            {
                return;
            }

            open += closes ? -1 : Kind is HoconTokenKind.ObjectOpen or HoconTokenKind.ListOpen ? 1 : 0;
            Take();
        }
    }

    /// <summary>From behind an opening bracket to behind the one that closes it, without recursion.</summary>
    public void SkipToClose()
    {
        for (var open = 1; open > 0 && Kind != HoconTokenKind.End; Take())
        {
            open += Kind switch
            {
                HoconTokenKind.ObjectOpen or HoconTokenKind.ListOpen => 1,
                HoconTokenKind.ObjectClose or HoconTokenKind.ListClose => -1,
                _ => 0,
            };
        }
    }
}
