using System.Text.Json;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>
/// Reads <c>chat.completion.chunk</c>, whole <c>chat.completion</c> documents and legacy <c>text_completion</c>, with the oddities
/// of every provider that speaks them. Wire contract §4.
/// </summary>
internal sealed class OpenAiDeltaReader : JsonDeltaReader
{
    private readonly List<OpenAiChoiceReader> _choices = [];
    private readonly List<(int Start, int End)> _extensions = [];
    private readonly RepeatedEvent _repeated = new();
    private bool _hasId;
    private bool _started;
    private bool _opened;

    /// <summary>What the members of one event are; choices are read after the rest, wherever they stand.</summary>
    private ref struct Chunk
    {
        public ReadOnlyMemory<byte> Id;
        public ReadOnlyMemory<byte> Model;
        public long Created;
        public Utf8JsonReader Choices;
        public bool HasChoices;
        public StreamDelta? Usage;
        public ProviderError? Error;
    }

    public override void Complete(DeltaBatch output)
    {
        Sink.Begin(Sink.Ordinal, output);
        foreach (var choice in _choices) choice.Complete(Sink);
    }

    protected override void End()
    {
        foreach (var choice in _choices) choice.Complete(Sink);
        base.End();
    }

    protected override void ReadObject(ReadOnlyMemory<byte> data)
    {
        if (_repeated.TryRepeat(data, Sink)) return;
        ReadMembers(data);
        // Nothing resembles the event that opens the reply, and a document has no other.
        if (_opened) _repeated.Learn(data, Sink.Said);
        _opened = true;
    }

    private void ReadMembers(ReadOnlyMemory<byte> data)
    {
        var reader = JsonNames.Reader(data.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Not a JSON object.");
        var chunk = default(Chunk);
        _extensions.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) ReadMember(ref reader, data, ref chunk);
        while (reader.Read())
        {
        }

        Emit(ref chunk, data);
    }

    private void Emit(ref Chunk chunk, ReadOnlyMemory<byte> data)
    {
        if (chunk.Error is { HasContent: true } error)
        {
            Sink.Fail(UpstreamErrorReader.FromReply(error));
            return;
        }

        Start(chunk);
        foreach (var (start, end) in _extensions) Sink.Extension(ExtensionScope.Chunk, data[start..end]);
        if (chunk.HasChoices) ReadChoices(ref chunk.Choices, data);
        if (chunk.Usage is { } usage) Sink.Add(usage);
    }

    // Azure opens with a chunk of empty id and model: the id is said again once it is known.
    private void Start(in Chunk chunk)
    {
        if (_hasId || (_started && chunk.Id.IsEmpty)) return;
        _started = true;
        _hasId = !chunk.Id.IsEmpty;
        Sink.Add(new StreamDelta { Kind = DeltaKind.Started, Id = chunk.Id, Name = chunk.Model, Created = chunk.Created });
    }

    private void ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, ref Chunk chunk)
    {
        var start = (int)reader.TokenStartIndex;
        if (reader.Is("choices"u8))
        {
            reader.Read();
            chunk.HasChoices = reader.TokenType == JsonTokenType.StartArray;
            chunk.Choices = reader;
        }
        else if (reader.Is("id"u8)) chunk.Id = EscapedText.Repair(reader.NextText(data));
        else if (reader.Is("model"u8)) chunk.Model = EscapedText.Repair(reader.NextText(data));
        else if (reader.Is("object"u8)) reader.Read();
        else if (reader.Is("created"u8))
        {
            reader.Read();
            chunk.Created = reader.TryInteger(out var created) ? created : 0;
        }
        else if (reader.Is("usage"u8))
        {
            reader.Read();
            chunk.Usage = OpenAiUsage.Read(ref reader, data) ?? chunk.Usage;
        }
        else if (reader.Is("error"u8))
        {
            reader.Read();
            chunk.Error = ProviderError.ReadValue(ref reader);
        }
        else
        {
            // Groq keeps its usage in a member of its own, and repeats it where it belongs only sometimes.
            if (reader.Is("x_groq"u8)) chunk.Usage ??= OpenAiUsage.ReadInside(reader, data);
            JsonEvent.AddMember(ref reader, start, _extensions);
        }

        reader.Skip();
    }

    private void ReadChoices(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data)
    {
        var position = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject) ReadChoice(ref reader, data, position);
            else reader.Skip();
            position++;
        }
    }

    private void ReadChoice(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, int position)
    {
        var members = OpenAiChoiceMembers.Read(ref reader, data, position, _extensions);
        if (members.Error is { HasContent: true } error)
        {
            Sink.Fail(UpstreamErrorReader.FromReply(error));
            return;
        }

        Sink.Choice = members.Index;
        if (Choice(members.Index) is not { } choice)
        {
            Sink.Fail(UpstreamErrorReader.Invalid($"more than {OpenAiChoiceReader.MaxChoices} choices"));
            return;
        }

        choice.Read(ref members, data, _extensions, Sink);
    }

    private OpenAiChoiceReader? Choice(int index)
    {
        foreach (var known in _choices)
        {
            if (known.Index == index) return known;
        }

        if (_choices.Count >= OpenAiChoiceReader.MaxChoices) return null;
        var choice = new OpenAiChoiceReader(index);
        _choices.Add(choice);
        Sink.Add(new StreamDelta { Kind = DeltaKind.ChoiceStarted, Choice = index });
        return choice;
    }
}
