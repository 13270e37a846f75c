namespace LlmRouter.Dialects;

/// <summary>
/// The rule of honest endings: a reply is complete when the provider's own terminator was seen after it had begun, or when
/// every choice that began has its finish reason. An end of the bytes alone proves nothing.
/// </summary>
internal sealed class ReplyCompletion
{
    private readonly List<(int Choice, bool Finished)> _choices = [];
    private bool _begun;
    private bool _ended;

    /// <summary>True when the end of the bytes is the end of the answer.</summary>
    public bool IsComplete => (_ended && _begun) || AllFinished;

    /// <summary>True when at least one choice began and each has its finish reason.</summary>
    public bool AllFinished => _choices.Count > 0 && _choices.TrueForAll(choice => choice.Finished);

    /// <summary>Takes a delta; false when it is a finish that was told before.</summary>
    public bool Take(in StreamDelta delta)
    {
        switch (delta.Kind)
        {
            case DeltaKind.Started: _begun = true; return true;
            case DeltaKind.Ended: _ended = true; return true;
            case DeltaKind.Usage or DeltaKind.Failed: return true;
            case DeltaKind.Extension when delta.Scope is ExtensionScope.Chunk or ExtensionScope.Event: return true;
            default: return Choice(delta.Choice, delta.Kind == DeltaKind.Finished);
        }
    }

    private bool Choice(int index, bool finished)
    {
        _begun = true;
        for (var i = 0; i < _choices.Count; i++)
        {
            if (_choices[i].Choice != index) continue;
            if (!finished) return true;
            if (_choices[i].Finished) return false;
            _choices[i] = (index, true);
            return true;
        }

        _choices.Add((index, finished));
        return true;
    }
}
