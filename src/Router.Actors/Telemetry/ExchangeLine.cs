using System.Collections;
using System.Globalization;
using LlmRouter.Contracts;
using Microsoft.Extensions.Logging;

namespace LlmRouter.Telemetry;

/// <summary>Every logger's view of a request's line: properties for whoever takes them, text for whoever does not.</summary>
internal sealed class ExchangeLine : IExchangeLine, IReadOnlyList<KeyValuePair<string, object?>>
{
    private static readonly EventId EndedEvent = new(1, "Ended");
    private static readonly EventId FailedEvent = new(6, "Failed");

    private readonly ExchangeTrace _trace;
    private readonly AttemptTrace? _attempt;
    private readonly double? _elapsed;
    private List<KeyValuePair<string, object?>>? _properties;

    /// <param name="trace">Of a request that has ended: it does not change any more.</param>
    public ExchangeLine(ExchangeTrace trace)
    {
        _trace = trace;
        _attempt = trace.Attempt;
        _elapsed = Rounded(trace.Elapsed);
        Failed = !Succeeded(trace);
    }

    public bool Failed { get; }

    /// <summary>What the event is called.</summary>
    public EventId Event => Failed ? FailedEvent : EndedEvent;

    public int Count => Properties.Count;

    private List<KeyValuePair<string, object?>> Properties => _properties ??= ExchangeProperties.Of(this);

    public KeyValuePair<string, object?> this[int index] => Properties[index];

    /// <summary>What a request ends as when nothing is wrong with it.</summary>
    public static bool Succeeded(ExchangeTrace trace) => trace.Outcome is "ok" or "cancelled";

    public void Visit<TFields>(ref TFields fields)
        where TFields : struct, IExchangeFields
    {
        fields.Text("", "RequestId", _trace.Id);
        fields.Text(" ", "Operation", _trace.Operation.ToString());
        fields.Text(" client=", "Client", _trace.ClientDialect);
        fields.Flag(" stream=", "Stream", _trace.Stream);
        fields.Text(" model=", "Model", _trace.Model ?? "-");
        fields.Text(" provider=", "Provider", _attempt?.Provider ?? "-");
        fields.Count(" attempts=", "Attempts", _trace.Attempts);
        fields.Count(" hedges=", "Hedges", _trace.Hedges);
        fields.Text(" dialect=", "Dialect", _attempt?.DetectedDialect ?? "-");
        fields.Text(" format=", "Format", _attempt?.DetectedFormat ?? "-");
        fields.Count(" status=", "Status", _trace.Status);
        fields.Milliseconds(" queue_ms=", "QueueMs", Rounded(_attempt?.Queued));
        fields.Milliseconds(" first_token_ms=", "FirstTokenMs", Rounded(_trace.FirstToken));
        if (!Failed) fields.Count(" prompt_tokens=", "PromptTokens", _attempt?.Usage?.PromptTokens);
        if (!Failed) fields.Count(" completion_tokens=", "CompletionTokens", _attempt?.Usage?.CompletionTokens);
        fields.Milliseconds(" duration_ms=", "DurationMs", _elapsed);
        fields.Text(" outcome=", "Outcome", _trace.Outcome);
        if (Failed) fields.Text(" detail=", "Detail", _trace.Detail ?? "-");
    }

    public void WriteTo(TextWriter output)
    {
        var text = new ExchangeText(output);
        Visit(ref text);
    }

    public override string ToString()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        WriteTo(text);
        return text.ToString();
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static double? Rounded(TimeSpan? time) => time is { } t ? Math.Round(t.TotalMilliseconds, 1) : null;
}
