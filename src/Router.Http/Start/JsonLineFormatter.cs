using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Json;

namespace LlmRouter.Http.Start;

/// <summary>
/// A log event as one JSON object on one line: <c>time</c>, <c>level</c>, <c>message</c>, the event's properties under their own names,
/// and <c>exception</c> if there is one.
/// </summary>
internal sealed class JsonLineFormatter : ITextFormatter
{
    private static readonly JsonValueFormatter Values = new(typeTagName: null);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        output.Write("{\"time\":\"");
        output.Write(logEvent.Timestamp.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        output.Write("\",\"level\":\"");
        output.Write(logEvent.Level.ToString().ToLowerInvariant());
        output.Write("\",\"message\":");
        JsonValueFormatter.WriteQuotedJsonString(logEvent.RenderMessage(CultureInfo.InvariantCulture), output);
        foreach (var (name, value) in logEvent.Properties)
        {
            if (value is ExchangeValue exchange)
            {
                var fields = new ExchangeJson(output);
                exchange.Line.Visit(ref fields);
                continue;
            }

            output.Write(',');
            JsonValueFormatter.WriteQuotedJsonString(IsTaken(name) ? name + "_" : name, output);
            output.Write(':');
            Values.Format(value, output);
        }

        if (logEvent.Exception is { } exception)
        {
            output.Write(",\"exception\":");
            JsonValueFormatter.WriteQuotedJsonString(exception.ToString(), output);
        }

        output.Write("}\n");
    }

    // A property must not hide a member of the line itself.
    private static bool IsTaken(string name) => name is "time" or "level" or "message" or "exception";
}
