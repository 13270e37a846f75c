using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Framing;
using LlmRouter.Settings;

namespace LlmRouter.Bench.Micro.Data;

/// <summary>Replies and their parts, as a client of OpenAI's dialect is sent them.</summary>
internal static class Answers
{
    public const int ClientLine = 64 * 1024;

    public static IClientDialect Client { get; } = DialectCatalog.Default.Client("openai");

    public static ReplyShape Shape { get; } = new(
        Operation.Chat, Stream: true, IncludeUsage: true, "chatcmpl-bench", "bench-model", 1_700_000_000, ClientLine, ErrorStyle.ErrorObject);

    public static DeltaTranslator Translator() => new(DialectCatalog.Default, Client.Name, "recorded");

    /// <summary>The events of one read.</summary>
    public static EventBatch Events(byte[] read)
    {
        var isSse = Encoding.UTF8.GetString(read, 0, 5) == "data:";
        var lines = new LineBatch();
        var events = new EventBatch { Format = isSse ? WireFormat.Sse : WireFormat.JsonLines };
        new LineSplitter(ClientLine).Split(read, lines);
        EventParsers.Create(events.Format, ClientLine, ClientLine).Parse(lines.Lines, events);
        return events;
    }

    /// <summary>The deltas of one read behind the beginning of its stream.</summary>
    public static DeltaBatch Deltas(byte[] first, byte[] read)
    {
        var translator = Translator();
        translator.Translate(Events(first), new DeltaBatch());
        var deltas = new DeltaBatch();
        translator.Translate(Events(read), deltas);
        return deltas;
    }
}
