namespace LlmRouter.Settings.Hocon;

/// <summary>What resolving may cost. Once spent, everything stops, with one mistake that says so.</summary>
internal sealed class HoconBudget(SettingsMistakes mistakes)
{
    private int _depth;
    private long _work;
    private bool _isSpent;

    /// <summary>One level deeper; false when that is too deep. Every true is answered by <see cref="Leave"/>.</summary>
    public bool Enter(HoconOrigin origin)
    {
        if (_depth >= HoconLimits.ResolveDepth)
        {
            Stop(origin, "the values lead to each other, or lie inside each other, too deeply");
        }

        if (_isSpent)
        {
            return false;
        }

        _depth++;
        return Spend(1, origin) || Left();
    }

    public void Leave() => _depth--;

    /// <summary>Pays for work; false when there is nothing left.</summary>
    public bool Spend(long work, HoconOrigin origin)
    {
        _work += work;
        return Admits(_work, origin);
    }

    /// <summary>Whether a value of this size may exist.</summary>
    public bool Admits(long weight, HoconOrigin origin)
    {
        if (weight > HoconLimits.ResolveWork)
        {
            Stop(origin, "the substitutions make the configuration too large");
        }

        return !_isSpent;
    }

    private bool Left()
    {
        _depth--;
        return false;
    }

    private void Stop(HoconOrigin origin, string message)
    {
        if (!_isSpent)
        {
            _isSpent = true;
            mistakes.AddUnreadable(origin, message, "look for values that use each other through ${…}");
        }
    }
}
