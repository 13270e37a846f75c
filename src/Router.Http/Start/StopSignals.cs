using System.Runtime.InteropServices;

namespace LlmRouter.Http.Start;

/// <summary>SIGTERM and Ctrl-C: the first asks for a drain, the second for an end at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PosixSignalRegistration> _registrations = [];

    public Task First => _first.Task;

    public Task Second => _second.Task;

    /// <summary>Listens to the signals of this process; they no longer end it by themselves.</summary>
    public static StopSignals OfThisProcess()
    {
        var signals = new StopSignals();
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT])
        {
            signals._registrations.Add(PosixSignalRegistration.Create(signal, received =>
            {
                received.Cancel = true;
                signals.Raise();
            }));
        }

        return signals;
    }

    /// <summary>One signal more.</summary>
    public void Raise()
    {
        if (!_first.TrySetResult()) _second.TrySetResult();
    }

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());
}
