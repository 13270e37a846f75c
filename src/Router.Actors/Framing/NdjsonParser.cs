namespace LlmRouter.Framing;

/// <summary>
/// One JSON text a line. It needs no state and copies nothing: every line is an event, a bad one too, since only the dialect's reader
/// can say what is wrong with it. A lone CR also ends a line here; inside a JSON text it could only be white space.
/// </summary>
internal sealed class NdjsonParser : IEventParser
{
    public void Parse(ReadOnlySpan<WireLine> lines, EventBatch output)
    {
        foreach (ref readonly var line in lines)
        {
            var text = line.Bytes.Trim(JsonSpace.Bytes);
            if (text.IsEmpty) continue;

            // The end of the bytes cut this line off: without it the reply is incomplete, which is the truth, not invalid.
            if (!line.Terminated && JsonExtent.IsCutOff(text.Span)) continue;
            output.Add(default, text);
        }
    }

    public void Complete(EventBatch output)
    {
    }
}
