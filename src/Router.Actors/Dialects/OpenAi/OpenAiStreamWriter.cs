using System.Buffers;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Writes an OpenAI event stream: chat chunks, or those of a legacy completion. Wire contract §1.1–1.10.</summary>
internal sealed class OpenAiStreamWriter : IDeltaWriter
{
    private readonly ReplyShape _shape;
    private readonly OpenAiChunkHead _head;
    private readonly RawMembers _chunkMembers = new();
    private readonly OpenAiChunkWriter _chunks;
    private readonly OpenAiVocabulary _vocabulary;
    private readonly List<OpenAiStreamChoice> _choices = [];
    private readonly ByteBuffer _usageDetails = new();
    private StreamDelta? _usage;

    public OpenAiStreamWriter(ReplyShape shape)
    {
        _shape = shape;
        _head = new OpenAiChunkHead(shape);
        _chunks = new OpenAiChunkWriter(_head, _chunkMembers);
        _vocabulary = new OpenAiVocabulary(_head.IsLegacy, shape.LegacyCalls);
    }

    public void Write(ReadOnlySpan<StreamDelta> deltas, IBufferWriter<byte> output)
    {
        deltas = _vocabulary.Apply(deltas);
        for (var i = 0; i < deltas.Length; i++)
        {
            ref readonly var delta = ref deltas[i];
            switch (delta.Kind)
            {
                case DeltaKind.Started: _head.Take(delta); break;
                case DeltaKind.ChoiceStarted: Choice(delta.Choice); break;
                case DeltaKind.Usage: TakeUsage(delta); break;
                case DeltaKind.Ended or DeltaKind.Failed: break;
                case DeltaKind.Extension when delta.Scope == ExtensionScope.Chunk: _chunkMembers.Set(delta.Text.Span); break;
                default:
                    var count = RunLength(deltas[i..]);
                    WriteRun(deltas.Slice(i, count), Choice(delta.Choice), output);
                    i += count - 1;
                    break;
            }
        }
    }

    public void Complete(IBufferWriter<byte> output)
    {
        if (_choices.Count == 0) Choice(0);
        foreach (var choice in _choices)
        {
            Begin(choice, output);
            _chunks.Write([], choice, choice.FinalReason, output);
        }

        if (_shape.IncludeUsage && _usage is { } usage) _chunks.WriteUsage(usage, output);
        output.Write("data: [DONE]\n\n"u8);
    }

    public void Fail(RouterError error, IBufferWriter<byte> output) => OpenAiErrors.WriteEvent(error, _shape, _head, output);

    // What came together in one event for one choice goes out together.
    private static int RunLength(ReadOnlySpan<StreamDelta> deltas)
    {
        var count = 1;
        while (count < deltas.Length && deltas[count].Event == deltas[0].Event && deltas[count].Choice == deltas[0].Choice && IsOfChoice(deltas[count])) count++;
        return count;
    }

    private static bool IsOfChoice(in StreamDelta delta) => delta.Kind switch
    {
        DeltaKind.Extension => delta.Scope != ExtensionScope.Chunk,
        DeltaKind.Text or DeltaKind.Reasoning or DeltaKind.Refusal or DeltaKind.ToolCallStarted or DeltaKind.ToolArguments or DeltaKind.Finished => true,
        _ => false,
    };

    private void WriteRun(ReadOnlySpan<StreamDelta> run, OpenAiStreamChoice choice, IBufferWriter<byte> output)
    {
        bool semantic = false, finished = false, extended = false;
        foreach (ref readonly var delta in run)
        {
            semantic |= IsWritten(delta, choice);
            extended |= delta.Kind == DeltaKind.Extension && delta.Scope == ExtensionScope.Choice;
            choice.HasCalls |= delta.Kind == DeltaKind.ToolCallStarted;
            if (delta.Kind != DeltaKind.Finished) continue;
            finished = true;
            choice.Finish ??= delta.Finish;
        }

        // A member of the choice (log probabilities) belongs to this event; one that came with the finish goes out with it.
        if (semantic || (extended && choice.Begun && !finished)) WriteChunks(run, choice, output);
        else Keep(run, choice);
    }

    private bool IsWritten(in StreamDelta delta, OpenAiStreamChoice choice)
    {
        if (_head.IsLegacy) return delta.Kind == DeltaKind.Text && !delta.Text.IsEmpty;
        // What OpenAiVocabulary said is no token: it commits to nothing, and waits for the first one.
        return delta.IsSemantic() && (choice.Begun || !delta.HasTwin);
    }

    private static void Keep(ReadOnlySpan<StreamDelta> run, OpenAiStreamChoice choice)
    {
        foreach (ref readonly var delta in run)
        {
            if (delta.Kind == DeltaKind.Extension && delta.Scope != ExtensionScope.ToolCall) choice.Keep(delta);
        }
    }

    private void WriteChunks(ReadOnlySpan<StreamDelta> run, OpenAiStreamChoice choice, IBufferWriter<byte> output)
    {
        Begin(choice, output);
        if (_chunks.Size(run, choice) <= _shape.ClientLine) _chunks.Write(run, choice, finish: null, output);
        else WriteSplit(run, choice, output);
    }

    // Wire contract §1.10: a client's line is bounded, so each delta goes alone, its text in pieces.
    private void WriteSplit(ReadOnlySpan<StreamDelta> run, OpenAiStreamChoice choice, IBufferWriter<byte> output)
    {
        foreach (ref readonly var delta in run)
        {
            if (delta.Kind == DeltaKind.Finished) continue;
            if (delta.Kind is DeltaKind.ToolCallStarted or DeltaKind.Extension)
            {
                _chunks.Write(new ReadOnlySpan<StreamDelta>(in delta), choice, finish: null, output);
                continue;
            }

            var piece = delta;
            for (var rest = delta.Text; !rest.IsEmpty; rest = rest[piece.Text.Length..])
            {
                piece.Text = default;
                var room = _shape.ClientLine - _chunks.Size(new ReadOnlySpan<StreamDelta>(in piece), choice);
                piece.Text = rest[..EscapedText.SplitPoint(rest.Span, Math.Max(1, room))];
                _chunks.Write(new ReadOnlySpan<StreamDelta>(in piece), choice, finish: null, output);
            }
        }
    }

    private void Begin(OpenAiStreamChoice choice, IBufferWriter<byte> output)
    {
        if (choice.Begun) return;
        choice.Begun = true;
        if (!_head.IsLegacy) _chunks.WriteRole(choice, output);
    }

    private OpenAiStreamChoice Choice(int index)
    {
        foreach (var known in _choices)
        {
            if (known.Index == index) return known;
        }

        var choice = new OpenAiStreamChoice(index);
        _choices.Add(choice);
        return choice;
    }

    // A later usage replaces an earlier one: clients add up what they see, so one goes out.
    private void TakeUsage(in StreamDelta delta)
    {
        _usageDetails.Clear();
        _usageDetails.Write(delta.Text.Span);
        _usage = new StreamDelta { Kind = DeltaKind.Usage, Usage = delta.Usage, Text = _usageDetails.Memory };
    }
}
