namespace LlmRouter.Conformance.Rig;

/// <summary>
/// Two benches for the tests of one class: for suites whose providers always behave. A provider that failed a request has a
/// history, so tests of failures start their own.
/// </summary>
public sealed class SharedBench : IAsyncLifetime
{
    internal TestBench OpenAi { get; private set; } = null!;

    internal TestBench Ollama { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        OpenAi = await TestBench.OpenAiAsync();
        Ollama = await TestBench.OllamaAsync();
    }

    public async Task DisposeAsync()
    {
        await OpenAi.DisposeAsync();
        await Ollama.DisposeAsync();
    }
}
