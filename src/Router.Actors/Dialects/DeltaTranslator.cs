using LlmRouter.Contracts;
using LlmRouter.Framing;

namespace LlmRouter.Dialects;

/// <summary>
/// Turns a provider's events into deltas, whatever dialect they turn out to be in. One per stream. After a failure or the
/// provider's own end it gives out nothing more.
/// </summary>
/// <param name="catalog">The dialects that can be told by their shape.</param>
/// <param name="clientDialect">The client's dialect: extensions of another mean nothing to it and are dropped.</param>
/// <param name="provider">The provider's configured name, for error texts.</param>
/// <param name="thinkTags">Its models write their reasoning between tags at the beginning of the text.</param>
internal sealed class DeltaTranslator(DialectCatalog catalog, string clientDialect, string? provider = null, bool thinkTags = false)
{
    private readonly DeltaBatch _read = new();
    private readonly DeltaBatch _split = new();
    private readonly ThinkTags? _thinkTags = thinkTags ? new ThinkTags() : null;
    private readonly SurrogateJoiner _surrogates = new();
    private IDeltaReader? _reader;
    private WireFormat _format;
    private bool _sawUnknown;
    private bool _over;
    private int _ordinal;

    /// <summary>The dialect of the reply, once its shape has shown it.</summary>
    public IProviderDialect? DetectedDialect { get; private set; }

    /// <summary>What is known about the reply's end.</summary>
    public ReplyCompletion Completion { get; } = new();

    /// <summary>True when the end of the bytes is the end of the answer; otherwise it is <see cref="ErrorCode.StreamIncomplete"/>.</summary>
    public bool IsComplete => Completion.IsComplete;

    /// <summary>True after a failure or the provider's own end.</summary>
    public bool IsOver => _over;

    /// <summary>Adds what these events say. The deltas may point into the events.</summary>
    public void Translate(EventBatch events, DeltaBatch output)
    {
        _format = events.Format;
        foreach (ref readonly var wireEvent in events.Events)
        {
            if (_over) break;
            _read.Clear();
            Read(wireEvent);
            _ordinal++;
            Emit(output);
        }

        _read.Release();
    }

    /// <summary>The bytes have ended: adds what was held back. Then ask <see cref="IsComplete"/>.</summary>
    public void Complete(DeltaBatch output)
    {
        if (_over) return;
        _read.Clear();
        _reader?.Complete(_read);
        if (_sawUnknown) Fail(UnknownFormat);
        Emit(output);
        if (!_over) Flush(choice: null, _ordinal, output);
        _over = true;
    }

    private void Read(in WireEvent wireEvent)
    {
        var data = wireEvent.Data.Span;
        if (!wireEvent.Type.IsEmpty && wireEvent.Type.Span.SequenceEqual("error"u8)) Fail(UpstreamErrorReader.FromReply(Said(data), provider));
        else if (_reader is not null) _reader.Read(wireEvent, _ordinal, _read);
        else if (JsonEvent.IsTerminator(data)) End();
        else if (!JsonEvent.IsBlank(data) && !JsonEvent.IsEmptyObject(data)) Detect(wireEvent);
    }

    private void Detect(in WireEvent wireEvent)
    {
        foreach (var dialect in catalog.Providers)
        {
            if (!dialect.Recognizes(wireEvent)) continue;
            DetectedDialect = dialect;
            _sawUnknown = false;
            _reader = dialect.CreateReader();
            _reader.Read(wireEvent, _ordinal, _read);
            return;
        }

        if (_format == WireFormat.Unrecognized || !JsonEvent.IsJson(wireEvent.Data.Span))
            Fail(UpstreamErrorReader.Invalid("something that is not a model's reply", provider));
        else if (JsonEvent.IsError(wireEvent.Data.Span) && ProviderError.Parse(wireEvent.Data.Span) is { } error)
            Fail(UpstreamErrorReader.FromReply(error, provider));
        else if (_format == WireFormat.JsonDocument)
            Fail(UpstreamErrorReader.Invalid("a JSON document that is not a model's reply", provider));
        else
            _sawUnknown = true;
    }

    // A terminator behind events that no dialect knows ends nothing that began.
    private void End()
    {
        if (_sawUnknown) Fail(UnknownFormat);
        else _read.Add(new StreamDelta { Kind = DeltaKind.Ended, Event = _ordinal });
    }

    private static ProviderError Said(ReadOnlySpan<byte> data) =>
        ProviderError.Parse(data) ?? new ProviderError { Message = UpstreamErrorReader.PlainText(data) };

    private void Fail(RouterError error) => _read.Add(new StreamDelta { Kind = DeltaKind.Failed, Event = _ordinal, Error = error });

    private void Emit(DeltaBatch output)
    {
        foreach (ref var delta in _read.Deltas)
        {
            // What the provider said in its own words is for a client of its dialect; everybody else gets the words that all share.
            if (IsNative ? delta.HasTwin : delta.Kind == DeltaKind.Extension) continue;
            if (!IsNative && delta.Kind == DeltaKind.Usage) delta.Text = default;
            // Clients tell an id's kind by its prefix (chatcmpl-, msg_, resp_): another dialect's is no id of theirs.
            if (!IsNative && delta.Kind == DeltaKind.Started) delta.Id = default;
            if (!Completion.Take(delta)) continue;
            switch (delta.Kind)
            {
                case DeltaKind.Text or DeltaKind.Reasoning or DeltaKind.Refusal or DeltaKind.ToolArguments:
                    AddText(delta, output);
                    continue;
                case DeltaKind.Finished: Flush(delta.Choice, delta.Event, output); break;
                case DeltaKind.Ended: Flush(choice: null, delta.Event, output); break;
            }

            _over = delta.Kind is DeltaKind.Ended or DeltaKind.Failed;
            output.Add(_over ? Named(delta) : delta);
            if (_over) return;
        }
    }

    private RouterError UnknownFormat => UpstreamErrorReader.Invalid("a reply in no known format", provider);

    private void AddText(in StreamDelta delta, DeltaBatch output)
    {
        if (_thinkTags is null)
        {
            _surrogates.Add(delta, output);
            return;
        }

        _thinkTags.Add(delta, _split);
        JoinSplit(output);
    }

    private void Flush(int? choice, int ordinal, DeltaBatch output)
    {
        _thinkTags?.Flush(choice, ordinal, _split);
        JoinSplit(output);
        _surrogates.Flush(choice, output);
    }

    private void JoinSplit(DeltaBatch output)
    {
        foreach (ref readonly var piece in _split.Deltas) _surrogates.Add(piece, output);
        _split.Clear();
    }

    private bool IsNative => DetectedDialect?.Name == clientDialect;

    private StreamDelta Named(StreamDelta delta)
    {
        if (delta.Error is { Provider: null } error) delta.Error = error with { Provider = provider };
        return delta;
    }
}
