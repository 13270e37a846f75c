using System.Buffers;
using BenchmarkDotNet.Attributes;
using LlmRouter.Bench.Micro.Data;
using LlmRouter.Dialects;
using LlmRouter.Framing;

namespace LlmRouter.Bench.Micro;

/// <summary>One text chunk of a stream under way, without any stage around it. Targets: 0 B in one dialect, at most 200 B from Ollama's to OpenAI's.</summary>
public class DialectBenchmarks
{
    private readonly EventBatch _openAiText = Answers.Events(RecordedStream.OpenAi.Text);
    private readonly EventBatch _ollamaText = Answers.Events(RecordedStream.Ollama.Text);
    private readonly DeltaBatch _openAiDeltas = Answers.Deltas(RecordedStream.OpenAi.First, RecordedStream.OpenAi.Text);
    private readonly DeltaTranslator _fromOpenAi = Begun(RecordedStream.OpenAi);
    private readonly DeltaTranslator _fromOllama = Begun(RecordedStream.Ollama);
    private readonly IDeltaWriter _writer = Answers.Client.CreateWriter(Answers.Shape);
    private readonly DeltaBatch _deltas = new();
    private readonly ArrayBufferWriter<byte> _output = new(4096);

    [Benchmark]
    public void ReadOpenAi()
    {
        _deltas.Clear();
        _fromOpenAi.Translate(_openAiText, _deltas);
    }

    [Benchmark]
    public void ReadOllama()
    {
        _deltas.Clear();
        _fromOllama.Translate(_ollamaText, _deltas);
    }

    [Benchmark]
    public void WriteOpenAi() => Write(_openAiDeltas);

    [Benchmark]
    public void OpenAiToOpenAi()
    {
        ReadOpenAi();
        Write(_deltas);
    }

    [Benchmark]
    public void OllamaToOpenAi()
    {
        ReadOllama();
        Write(_deltas);
    }


    private void Write(DeltaBatch deltas)
    {
        _output.ResetWrittenCount();
        _writer.Write(deltas.Deltas, _output);
    }

    private static DeltaTranslator Begun(RecordedStream recorded)
    {
        var translator = Answers.Translator();
        translator.Translate(Answers.Events(recorded.First), new DeltaBatch());
        return translator;
    }
}
