using System.Buffers;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Gemini;

/// <summary>Turns <c>logprobsResult</c> into OpenAI's array of tokens.</summary>
internal static class GeminiLogprobs
{
    /// <summary>Reads <c>{"chosenCandidates":[{"token","logProbability"}],"topCandidates":[{"candidates":[…]}]}</c>: one entry of each for every token.</summary>
    public static void Read(ReadOnlyMemory<byte> result, DeltaSink sink)
    {
        if (result.IsEmpty) return;
        var fields = JsonFields.Read(result);
        var chosen = JsonValue.Elements(fields["chosenCandidates"u8]);
        var top = JsonValue.Elements(fields["topCandidates"u8]);
        if (chosen.Count == 0) return;
        var output = new ArrayBufferWriter<byte>();
        var json = new RawJsonWriter(output).BeginArray();
        for (var i = 0; i < chosen.Count; i++)
        {
            Begin(json, chosen[i]).Name("top_logprobs"u8).BeginArray();
            var others = i < top.Count ? JsonFields.Of(top[i])["candidates"u8] : default;
            foreach (var other in JsonValue.Elements(others)) Begin(json, other).EndObject();
            json.EndArray().EndObject();
        }

        json.EndArray();
        sink.Add(new StreamDelta { Kind = DeltaKind.Logprobs, Choice = sink.Choice, Text = output.WrittenMemory });
    }

    private static RawJsonWriter Begin(RawJsonWriter json, ReadOnlyMemory<byte> raw)
    {
        var fields = JsonFields.Of(raw);
        var token = EscapedText.Repair(fields.Text("token"u8));
        // Protocol buffers leave out a zero: that token was certain.
        var logprob = fields["logProbability"u8] is { IsEmpty: false } given ? given.Span : "0"u8;
        json.BeginObject().Name("token"u8).Escaped(token.Span).Name("logprob"u8).Raw(logprob).Name("bytes"u8).BeginArray();
        foreach (var value in EscapedText.Unescape(token.Span)) json.Number(value);
        return json.EndArray();
    }
}
