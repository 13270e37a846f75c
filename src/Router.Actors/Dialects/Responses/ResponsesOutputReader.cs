using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>Reads the whole <c>output</c> of the last event or of a document: says what was not said before, and only that.</summary>
internal sealed class ResponsesOutputReader(ResponsesItemReader items)
{
    public void Read(ReadOnlyMemory<byte> output)
    {
        var given = JsonValue.Elements(output).FindAll(JsonValue.IsObject);
        if (items.Items.Count == 0)
        {
            for (var i = 0; i < given.Count; i++) items.Done(i, given[i]);
            return;
        }

        EndOpen(given);
        SayTexts(given);
        SayCalls(given);
    }

    // Items whose end was never told. Some servers give other ids and places in the end: those are told by what they hold.
    private void EndOpen(List<ReadOnlyMemory<byte>> given)
    {
        if (items.Items.All(item => item.IsDone)) return;
        foreach (var raw in given)
        {
            var id = JsonFields.Read(raw).Text("id"u8);
            var open = id.IsEmpty ? null : items.Items.FirstOrDefault(item => !item.IsDone && item.Id.AsSpan().SequenceEqual(id.Span));
            if (open is not null) items.Done(open.Index, raw);
        }
    }

    // Reasoning and its summary say the same: whichever was said counts.
    private void SayTexts(List<ReadOnlyMemory<byte>> given)
    {
        SayTexts(given, ResponsesPartKind.Reasoning, other: ResponsesPartKind.Summary);
        SayTexts(given, ResponsesPartKind.Summary, other: ResponsesPartKind.Reasoning);
        SayTexts(given, ResponsesPartKind.Text, other: null);
        SayTexts(given, ResponsesPartKind.Refusal, other: null);
    }

    private void SayTexts(List<ReadOnlyMemory<byte>> given, ResponsesPartKind kind, ResponsesPartKind? other)
    {
        var said = Said(kind);
        if (said == 0 && other is { } twin && Said(twin) > 0) return;
        items.SayRest(kind, said, Texts(given, kind));
    }

    private long Said(ResponsesPartKind kind) => items.Items.Sum(item => item.Said(kind));

    private void SayCalls(List<ReadOnlyMemory<byte>> given)
    {
        var calls = given.FindAll(raw => JsonFields.Read(raw).Text("type"u8).Span.SequenceEqual("function_call"u8));
        foreach (var missing in calls.Skip(items.Calls)) items.Done(items.NextIndex, missing);
    }

    private static List<ReadOnlyMemory<byte>> Texts(List<ReadOnlyMemory<byte>> given, ResponsesPartKind kind) =>
    [
        .. given.Select(JsonFields.Read)
            .SelectMany(item => JsonValue.Elements(item["content"u8]).Concat(JsonValue.Elements(item["summary"u8])))
            .Where(JsonValue.IsObject).Select(JsonFields.Read)
            .Where(part => ResponsesParts.KindOf(part) == kind)
            .Select(part => ResponsesParts.TextOf(part, kind)),
    ];
}
