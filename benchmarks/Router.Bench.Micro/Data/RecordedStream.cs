using System.Text;

namespace LlmRouter.Bench.Micro.Data;

/// <summary>A provider's recorded stream (<c>tests/corpus/streams</c>), made as long as a benchmark wants it: its texts come again and again.</summary>
internal sealed class RecordedStream
{
    private readonly byte[][] _events;
    private readonly int _head;
    private readonly int _tail;

    /// <param name="file">Path below <c>streams/</c>.</param>
    /// <param name="separator">What ends an event.</param>
    /// <param name="head">Events before the first text.</param>
    /// <param name="tail">Events behind the last text.</param>
    private RecordedStream(string file, string separator, int head, int tail)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "corpus", "streams", file));
        _events = [.. text.Split(separator, StringSplitOptions.RemoveEmptyEntries).Select(part => Encoding.UTF8.GetBytes(part + separator))];
        (_head, _tail) = (head, tail);
    }

    /// <summary>Chat chunks as OpenAI sends them: role, texts; finish, usage, terminator.</summary>
    public static RecordedStream OpenAi { get; } = new("openai/ddtrace-contrib-openai-v1-chat-completion-streamed-tokens.sse", "\n\n", head: 1, tail: 3);

    /// <summary>Lines as Ollama sends them: reasoning, then text; the last one says that it is done.</summary>
    public static RecordedStream Ollama { get; } = new(
        "ollama/openinference-openinference-ollama-openinference-ollama-instrumentor-chat-stream.ndjson", "\n", head: 1, tail: 1);

    /// <summary>What comes before the first text.</summary>
    public byte[] First => _events[0];

    /// <summary>One text.</summary>
    public byte[] Text => _events[_head + 1];

    /// <summary>What ends the answer.</summary>
    public byte[] Last => [.. _events[^_tail..].SelectMany(bytes => bytes)];

    /// <summary>The stream with this many texts, one event an element, as a provider that writes each token by itself sends it.</summary>
    public IReadOnlyList<byte[]> WithTexts(int count)
    {
        var texts = _events[_head..^_tail];
        return [.. _events[.._head], .. Enumerable.Range(0, count).Select(i => texts[i % texts.Length]), .. _events[^_tail..]];
    }
}
