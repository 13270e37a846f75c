using System.Text;

namespace LlmRouter.Settings.Hocon;

/// <summary>Joins the tokens of a key or of a substitution to a path: dots outside quotes separate.</summary>
internal sealed class HoconPathBuilder(HoconOrigin start)
{
    private readonly List<HoconPathStep> _steps = [];
    private readonly StringBuilder _text = new();
    private HoconOrigin _origin = start;
    private bool _hasText;

    /// <summary>True when a step between two dots, or at an end, is empty.</summary>
    public bool HasEmptyStep { get; private set; }

    public void AddQuoted(HoconToken token) => Append(token.Text, token.Origin);

    public void AddUnquoted(HoconToken token)
    {
        var start = 0;
        for (var dot = token.Text.IndexOf('.'); dot >= 0; dot = token.Text.IndexOf('.', start))
        {
            AppendPart(token, start, dot);
            CloseStep(After(token.Origin, dot + 1));
            start = dot + 1;
        }

        AppendPart(token, start, token.Text.Length);
    }

    public IReadOnlyList<HoconPathStep> Finish()
    {
        CloseStep(_origin);
        return _steps;
    }

    private static HoconOrigin After(HoconOrigin origin, int characters) => origin with { Column = origin.Column + characters };

    private void AppendPart(HoconToken token, int from, int to)
    {
        if (to > from)
        {
            Append(token.Text[from..to], After(token.Origin, from));
        }
    }

    private void Append(string text, HoconOrigin origin)
    {
        _origin = _hasText ? _origin : origin;
        _hasText = true;
        _text.Append(text);
    }

    private void CloseStep(HoconOrigin next)
    {
        HasEmptyStep |= !_hasText || _text.Length == 0;
        _steps.Add(new HoconPathStep(_text.ToString(), _origin));
        _text.Clear();
        _hasText = false;
        _origin = next;
    }
}
