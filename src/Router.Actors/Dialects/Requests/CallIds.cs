using System.Text;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Requests;

/// <summary>
/// Gives every call of a conversation an id of its own, and every result the id of its call. Some clients send none, some servers number
/// the calls of every turn from 0; providers refuse a call without an id and two of one.
/// </summary>
internal sealed class CallIds
{
    private sealed class Open(ReadOnlyMemory<byte> given, ReadOnlyMemory<byte> name, ReadOnlyMemory<byte> id, int turn)
    {
        public ReadOnlyMemory<byte> Given { get; } = given;

        public ReadOnlyMemory<byte> Name { get; } = name;

        public ReadOnlyMemory<byte> Id { get; } = id;

        public int Turn { get; } = turn;
    }

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly List<Open> _open = [];
    private int _made;

    /// <summary>The same messages, each call with an id; the same list when nothing was amiss.</summary>
    public static IReadOnlyList<ChatMessage> Complete(IReadOnlyList<ChatMessage> messages)
    {
        if (AreComplete(messages)) return messages;
        var ids = new CallIds();
        foreach (var call in messages.SelectMany(message => message.Calls)) ids._taken.Add(EscapedText.ToText(call.Id.Span));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. messages.Select((message, index) => message.Role == ChatRole.Tool ? ids.Result(message) : ids.Calls(message, index, seen))];
    }

    private static bool AreComplete(IReadOnlyList<ChatMessage> messages)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { "" };
        return messages.All(message => message.Calls.All(call => seen.Add(EscapedText.ToText(call.Id.Span)))
            && (message.Role != ChatRole.Tool || !message.CallId.IsEmpty));
    }

    private ChatMessage Calls(ChatMessage message, int turn, HashSet<string> seen)
    {
        if (message.Calls.Count == 0) return message;
        var calls = new List<ToolCall>();
        foreach (var call in message.Calls)
        {
            var isOwn = !call.Id.IsEmpty && seen.Add(EscapedText.ToText(call.Id.Span));
            var id = isOwn ? call.Id : Make();
            _open.Add(new Open(call.Id, call.Name, id, turn));
            calls.Add(call with { Id = id });
        }

        return message with { Calls = calls };
    }

    private byte[] Make()
    {
        while (!_taken.Add($"call_{_made}")) _made++;
        return Encoding.ASCII.GetBytes($"call_{_made}");
    }

    private ChatMessage Result(ChatMessage message)
    {
        var open = message.CallId.IsEmpty
            ? Latest(call => !message.Name.IsEmpty && call.Name.Span.SequenceEqual(message.Name.Span)) ?? Latest(_ => message.Name.IsEmpty)
            : Latest(call => call.Given.Span.SequenceEqual(message.CallId.Span));
        if (open is null) return message;
        _open.Remove(open);
        return message with { CallId = open.Id };
    }

    // Of the latest turn that has one, in the order in which they were made.
    private Open? Latest(Func<Open, bool> matches)
    {
        var turn = _open.FindLast(call => matches(call))?.Turn;
        return _open.Find(call => call.Turn == turn && matches(call));
    }
}
