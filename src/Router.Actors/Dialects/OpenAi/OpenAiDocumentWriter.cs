using System.Buffers;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Gathers a reply into one <c>chat.completion</c> or <c>text_completion</c> document.</summary>
internal sealed class OpenAiDocumentWriter(ReplyShape shape) : IDeltaWriter
{
    private readonly OpenAiChunkHead _head = new(shape);
    private readonly SortedList<int, OpenAiDocumentChoice> _choices = [];
    private readonly RawMembers _members = new();
    private readonly ByteBuffer _usage = new();
    private readonly OpenAiVocabulary _vocabulary = new(shape.Operation == Operation.Completion, shape.LegacyCalls);

    public void Write(ReadOnlySpan<StreamDelta> deltas, IBufferWriter<byte> output)
    {
        foreach (ref readonly var delta in _vocabulary.Apply(deltas))
        {
            switch (delta.Kind)
            {
                case DeltaKind.Started: _head.Take(delta); break;
                case DeltaKind.Ended or DeltaKind.Failed: break;
                case DeltaKind.Extension when delta.Scope == ExtensionScope.Chunk: _members.Set(delta.Text.Span); break;
                case DeltaKind.Usage:
                    _usage.Clear();
                    OpenAiUsage.Write(delta.Usage, delta.Text.Span, _usage);
                    break;
                default: Choice(delta.Choice).Take(delta); break;
            }
        }
    }

    public void Complete(IBufferWriter<byte> output)
    {
        if (_choices.Count == 0) Choice(0);
        var json = new RawJsonWriter(output).BeginObject();
        _head.WriteDocument(json);
        json.BeginArray();
        foreach (var choice in _choices.Values)
        {
            if (_head.IsLegacy) choice.WriteLegacy(json);
            else choice.WriteChat(json);
        }

        json.EndArray().Member("usage"u8, _usage.Span).Members(_members).EndObject();
    }

    public void Fail(RouterError error, IBufferWriter<byte> output) => OpenAiErrors.WriteBody(error, output);

    private OpenAiDocumentChoice Choice(int index)
    {
        if (!_choices.TryGetValue(index, out var choice)) _choices.Add(index, choice = new OpenAiDocumentChoice(index, _head));
        return choice;
    }
}
