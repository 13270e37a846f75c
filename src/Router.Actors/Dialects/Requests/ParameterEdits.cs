using System.Text;
using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Requests;

/// <summary>Puts a route's parameters into a client's own body; the rest of it stays byte for byte.</summary>
internal static class ParameterEdits
{
    /// <summary>The request with these parameters. Of two for the same place the later one holds.</summary>
    /// <param name="request">The client's.</param>
    /// <param name="parameters">OpenAI's names, each with its JSON; null takes the parameter out.</param>
    /// <param name="placeOf">Where the client's dialect keeps a parameter.</param>
    /// <exception cref="RouterException">The body is no JSON object.</exception>
    public static RouterRequest Apply(RouterRequest request, IReadOnlyList<KeyValuePair<string, string?>> parameters, Func<string, ParameterPlace> placeOf)
    {
        // A count generates nothing, and Anthropic refuses what is about generating.
        if (parameters.Count == 0 || request.Operation == Operation.CountTokens) return request;
        var values = new OrderedDictionary<(string? Within, string Member), ReadOnlyMemory<byte>>();
        foreach (var (name, json) in parameters)
        {
            var place = placeOf(name);
            if (place.Instead is { } other) values[(null, other)] = default;
            values[(place.Within, place.Member)] = json is null ? default : place.Convert(Encoding.UTF8.GetBytes(json));
        }

        var edits = values.GroupBy(value => value.Key.Within ?? value.Key.Member).Select(member => Edit(member.Key, [.. member]));
        try
        {
            return request with { Body = JsonSplice.Apply(JsonPeek.WithoutMark(request.Body), [.. edits]) };
        }
        catch (JsonException broken)
        {
            throw InvalidRequest.NoJson(broken);
        }
    }

    // A member may be given as a whole and in parts: the parts go into the whole.
    private static JsonEdit Edit(string name, List<KeyValuePair<(string? Within, string Member), ReadOnlyMemory<byte>>> values)
    {
        var whole = values.FindIndex(value => value.Key.Within is null);
        JsonEdit[] parts = [.. values.Where(value => value.Key.Within is not null).Select(value => Set(value.Key.Member, value.Value))];
        var isRemoval = values.TrueForAll(value => value.Value.IsEmpty);
        return new JsonEdit(EscapedText.Escape(name), present => Change(whole < 0 ? present : values[whole].Value, parts, isRemoval));
    }

    private static ReadOnlyMemory<byte> Change(ReadOnlyMemory<byte> value, JsonEdit[] parts, bool isRemoval)
    {
        if (parts.Length == 0) return value;
        if (value.IsEmpty || JsonValue.IsNull(value))
        {
            if (isRemoval) return value;
            value = "{}"u8.ToArray();
        }

        // Anything but an object is the client's mistake, and whoever reads it says so.
        return JsonValue.IsObject(value) ? JsonSplice.Apply(value, parts) : value;
    }

    private static JsonEdit Set(string name, ReadOnlyMemory<byte> value) => JsonEdit.Set(EscapedText.Escape(name), value);
}
