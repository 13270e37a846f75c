using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>
/// Writes <c>system</c> and <c>messages</c>: system texts stand outside the conversation, whose turns alternate and begin with the user's.
/// </summary>
internal static class AnthropicConversation
{
    private sealed class Turn(bool isUser)
    {
        public readonly bool IsUser = isUser;
        public readonly ByteBuffer Results = new();
        public readonly ByteBuffer Blocks = new();

        public bool IsEmpty => Results.Length == 0 && Blocks.Length == 0;
    }

    public static void Write(RawJsonWriter json, IReadOnlyList<ChatMessage> messages)
    {
        var system = System(messages);
        var turns = Turns(messages);
        if (turns.Count == 0 && system.IsEmpty) throw InvalidRequest.At("messages", "The provider of this model needs a message of the user that is not empty.");
        // Instructions alone are no conversation to Anthropic: they become the question.
        if (turns.Count == 0) (system, turns) = (new Turn(isUser: true), [system]);
        if (!system.IsEmpty) json.Name("system"u8).BeginArray().Members(system.Blocks.Span).EndArray();
        json.Name("messages"u8).BeginArray();
        foreach (var turn in turns)
        {
            json.BeginObject().Name("role"u8).Escaped(turn.IsUser ? "user"u8 : "assistant"u8)
                // Spec: "tool_result blocks must come first in the content array. Any text must come after all tool results."
                .Name("content"u8).BeginArray().Members(turn.Results.Span).Members(turn.Blocks.Span).EndArray()
                .EndObject();
        }

        json.EndArray();
    }

    private static Turn System(IReadOnlyList<ChatMessage> messages)
    {
        var system = new Turn(isUser: true);
        var writer = Writer(system.Blocks);
        foreach (var message in messages.Where(message => message.Role == ChatRole.System))
        {
            foreach (var part in message.Parts.Where(part => part.IsText)) AnthropicContent.Text(writer, part.Text);
        }

        return system;
    }

    // All results of one turn stand in one user message, as do texts of one speaker in a row.
    private static List<Turn> Turns(IReadOnlyList<ChatMessage> messages)
    {
        var turns = new List<Turn>();
        for (var i = 0; i < messages.Count; i++)
        {
            if (messages[i].Role == ChatRole.System) continue;
            var isUser = messages[i].Role != ChatRole.Assistant;
            var turn = turns is [.., var last] && last.IsUser == isUser ? last : new Turn(isUser);
            Message(turn, i == messages.Count - 1 ? AnthropicContent.Beginning(messages[i]) : messages[i], $"messages[{i}].content");
            // An empty message says nothing, and Anthropic refuses it.
            if (!turn.IsEmpty && (turns.Count == 0 || !ReferenceEquals(turns[^1], turn))) turns.Add(turn);
        }

        if (turns is [{ IsUser: false }, ..]) turns.Insert(0, Opening());
        return turns;
    }

    private static void Message(Turn turn, ChatMessage message, string path)
    {
        if (message.Role == ChatRole.Tool)
        {
            AnthropicContent.Result(Writer(turn.Results), message, path);
            return;
        }

        var json = Writer(turn.Blocks);
        if (message.Role == ChatRole.Assistant) AnthropicContent.Thinking(json, message);
        foreach (var part in message.Parts) AnthropicContent.Part(json, part, path);
        foreach (var call in message.Calls) AnthropicContent.Call(json, call);
    }

    // A greeting of the assistant's that nobody asked for: the turn before it must say something.
    private static Turn Opening()
    {
        var turn = new Turn(isUser: true);
        AnthropicContent.Text(Writer(turn.Blocks), "."u8.ToArray());
        return turn;
    }

    // Blocks of several messages stand in one array.
    private static RawJsonWriter Writer(ByteBuffer blocks) => new(blocks, follows: blocks.Length > 0);
}
