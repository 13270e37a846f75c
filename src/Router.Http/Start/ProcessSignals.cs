using System.Runtime.InteropServices;

namespace LlmRouter.Http.Start;

/// <summary>SIGTERM and Ctrl-C: the first asks for a drain, the second for an end at once. SIGHUP: read the configuration again.</summary>
internal sealed class ProcessSignals : IDisposable
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PosixSignalRegistration> _registrations = [];

    /// <summary>SIGHUP came.</summary>
    public event Action? Reload;

    public Task First => _first.Task;

    public Task Second => _second.Task;

    /// <summary>Listens to the signals of this process; they no longer end it by themselves.</summary>
    public static ProcessSignals OfThisProcess()
    {
        var signals = new ProcessSignals();
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT]) signals.On(signal, signals.Raise);
        // On Windows it means that the console is being closed.
        if (!OperatingSystem.IsWindows()) signals.On(PosixSignal.SIGHUP, signals.RaiseReload);
        return signals;
    }

    /// <summary>One signal more.</summary>
    public void Raise()
    {
        if (!_first.TrySetResult()) _second.TrySetResult();
    }

    public void RaiseReload() => Reload?.Invoke();

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void On(PosixSignal signal, Action raise) => _registrations.Add(PosixSignalRegistration.Create(signal, received =>
    {
        received.Cancel = true;
        raise();
    }));
}
