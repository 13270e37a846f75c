using System.Diagnostics;
using LlmRouter.Bench.Client;
using LlmRouter.Bench.Mock;

namespace LlmRouter.Bench.Load;

/// <summary>Connections that ask the same again and again, each as soon as it has its answer, and what they saw.</summary>
/// <param name="port">Whom to ask.</param>
/// <param name="plan">What to ask for.</param>
/// <param name="connections">How many ask at once.</param>
/// <param name="timesGaps">Whether to keep every time between two tokens.</param>
internal sealed class Traffic(int port, ReplyPlan plan, int connections, bool timesGaps = false)
{
    private readonly byte[] request = ChatRequest.For(plan);
    private readonly List<long> firstTokens = [];
    private readonly List<long> gaps = [];
    private readonly Lock gate = new();

    public int Answers { get; private set; }

    public long Tokens { get; private set; }

    public int Faults { get; private set; }

    /// <summary>Times between two tokens of a stream, in ticks of <see cref="Stopwatch"/>; none unless they are timed.</summary>
    public IReadOnlyList<long> Gaps => gaps;

    public string? FirstFault { get; private set; }

    public TimeSpan Elapsed { get; private set; }

    /// <summary>The middle of all times to first token, in microseconds.</summary>
    public double FirstTokenMicroseconds => Statistics.Median(firstTokens) * 1_000_000 / Stopwatch.Frequency;

    /// <summary>Runs until the time is over and the answers under way are read.</summary>
    public Task RunAsync(TimeSpan duration) => RunAsync(duration, int.MaxValue);

    /// <summary>Every connection asks a fixed number of times.</summary>
    public Task RunAsync(int requestsEach) => RunAsync(TimeSpan.MaxValue, requestsEach);

    private async Task RunAsync(TimeSpan duration, int requestsEach)
    {
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => AskAsync(begun, duration, requestsEach)))).ConfigureAwait(false);
        Elapsed = Stopwatch.GetElapsedTime(begun);
    }

    private async Task AskAsync(long begun, TimeSpan duration, int requests)
    {
        var timed = timesGaps ? new TokenGaps() : null;
        using var connection = new ChatConnection(port, timed);
        for (var asked = 0; asked < requests && Stopwatch.GetElapsedTime(begun) < duration; asked++)
        {
            Note(await connection.AskAsync(plan, request).ConfigureAwait(false));
        }
        if (timed is null) return;
        lock (gate) gaps.AddRange(timed.Ticks);
    }

    private void Note(Answer answer)
    {
        lock (gate)
        {
            Answers++;
            Tokens += answer.Tokens;
            firstTokens.Add(answer.FirstTokenTicks);
            if (answer.Fault is null) return;
            Faults++;
            FirstFault ??= answer.Fault;
        }
    }
}
