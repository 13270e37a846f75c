using LlmRouter.Contracts;
using Serilog.Events;
using Serilog.Parsing;

namespace LlmRouter.Http.Start;

/// <summary>
/// A request's line as one property of its Serilog event. Measured: with a property for each field, as Serilog's bridge makes it, the line
/// was sixty objects and a seventh of what a small answer costs.
/// </summary>
internal sealed class ExchangeValue(IExchangeLine line) : LogEventPropertyValue
{
    private const string Name = "Exchange";

    // Serilog has nothing but the values it knows written as JSON, unless the token has a format.
    private static readonly MessageTemplate Template = new MessageTemplateParser().Parse("{" + Name + ":l}");

    private static LogEventProperty? _ended;
    private static LogEventProperty? _failed;

    public IExchangeLine Line => line;

    /// <summary>The event of a request's end. There are two ids: one of all that failed, one of all others.</summary>
    public static LogEvent EventOf(IExchangeLine line, EventId id, LogEventLevel level, DateTimeOffset at) =>
        new(at, level, exception: null, Template, [new LogEventProperty(Name, new ExchangeValue(line)), IdOf(line, id)]);

    public override void Render(TextWriter output, string? format = null, IFormatProvider? formatProvider = null) => line.WriteTo(output);

    private static LogEventProperty IdOf(IExchangeLine line, EventId id) => line.Failed ? _failed ??= IdOf(id) : _ended ??= IdOf(id);

    // As Serilog's bridge names it.
    private static LogEventProperty IdOf(EventId id) =>
        new("EventId", new StructureValue([new LogEventProperty("Id", new ScalarValue(id.Id)), new LogEventProperty("Name", new ScalarValue(id.Name))]));
}
