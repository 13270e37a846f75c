using System.Buffers;
using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Framing;
using LlmRouter.Settings;
using LlmRouter.Tests.Framing;

namespace LlmRouter.Tests.Dialects;

/// <summary>The pure parts of a relay in a row, from a provider's bytes to the client's, ending as the rule of honest endings says.</summary>
internal sealed class Exchange
{
    private readonly LineSplitter _splitter = new(int.MaxValue);
    private readonly Utf8Repair _repair = new();
    private readonly FormatSniffer _sniffer = new();
    private readonly LineBatch _lines = new();
    private readonly EventBatch _events = new();
    private readonly DeltaBatch _deltas = new();
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly DeltaTranslator _translator;
        private readonly IDeltaWriter _writer;
    private readonly ReplyShape _shape;
    private IEventParser? _parser;

    private Exchange(ReplyShape shape, string client)
    {
        _shape = shape;
        _writer = DialectCatalog.Default.Client(client).CreateWriter(shape);
        _translator = new DeltaTranslator(DialectCatalog.Default, client, "demo");
    }

    public List<Said> Deltas { get; } = [];

    public RouterError? Error { get; private set; }

    public string? Dialect => _translator.DetectedDialect?.Name;

    public bool IsComplete => _translator.IsComplete;

    public string Output => Encoding.UTF8.GetString(_output.WrittenSpan);

    /// <summary>All text of one kind.</summary>
    public string Text(DeltaKind kind, int choice = 0) => string.Concat(Deltas.Where(said => said.Kind == kind && said.Choice == choice).Select(said => said.Text));

    public IEnumerable<Said> Of(DeltaKind kind) => Deltas.Where(said => said.Kind == kind);

    public static ReplyShape Shape(
        Operation operation = Operation.Chat, bool stream = true, bool usage = true, string model = "m", int line = 65536, ErrorStyle style = ErrorStyle.ErrorObject) =>
        new(operation, stream, usage, "chatcmpl-router", model, 1700000000, line, style);

    public static Exchange Run(ReadOnlyMemory<byte> body, ReadPlan? plan = null, ReplyShape? shape = null, string client = "openai")
    {
        var exchange = new Exchange(shape ?? Shape(), client);
        (plan ?? ReadPlan.Whole(body.Length)).Feed(body, exchange.Read);
        exchange.End();
        return exchange;
    }

    /// <summary>Each of <paramref name="data"/> is one event of a stream.</summary>
    public static Exchange OfEvents(params IEnumerable<string> data) => Run(Sse(data));

    public static Exchange OfEvents(ReplyShape shape, params IEnumerable<string> data) => Run(Sse(data), shape: shape);

    public static byte[] Sse(IEnumerable<string> data) => Encoding.UTF8.GetBytes(string.Concat(data.Select(text => $"data: {text}\n\n")));

    private void Read(ReadOnlyMemory<byte> chunk)
    {
        _lines.Clear();
        _splitter.Split(chunk, _lines);
        Parse();
    }

    private void End()
    {
        _lines.Clear();
        _splitter.Complete(_lines);
        Parse();
        _events.Clear();
        _parser?.Complete(_events);
        Translate();
        _sniffer.Complete();
        _deltas.Clear();
        _translator.Complete(_deltas);
        Write();
        if (Error is null && !_translator.IsComplete) Error = new RouterError(502, ErrorCode.StreamIncomplete, "The answer broke off.", "api_error", Fault.Provider);
        if (Error is null) _writer.Complete(_output);
        else if (_shape.Stream) _writer.Fail(Error, _output);
    }

    private void Parse()
    {
        _repair.Repair(_lines.Lines);
        var lines = _sniffer.Sniff(_lines);
        if (lines is null || lines.Count == 0) return;
        _parser ??= EventParsers.Create(lines.Format, int.MaxValue, int.MaxValue);
        _events.Clear();
        _events.Format = lines.Format;
        _parser.Parse(lines.Lines, _events);
        Translate();
    }

    private void Translate()
    {
        _deltas.Clear();
        _translator.Translate(_events, _deltas);
        Write();
    }

    // A failure is the last delta, and what came before it is still the client's.
    private void Write()
    {
        if (Error is not null) return;
        var deltas = _deltas.Deltas;
        foreach (ref readonly var delta in deltas)
        {
            Deltas.Add(Said.Of(delta));
            if (delta.Kind == DeltaKind.Failed) Error = delta.Error;
        }

        _writer.Write(Error is null ? deltas : deltas[..^1], _output);
    }
}
