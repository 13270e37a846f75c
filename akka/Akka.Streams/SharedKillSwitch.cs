using Akka.Streams.Implementation;

namespace Akka.Streams;

/// <summary>Ends every stream that runs through one of its flows, those that start later included.</summary>
public sealed class SharedKillSwitch : IKillSwitch
{
    private readonly string _name;

    internal SharedKillSwitch(string name) => _name = name;

    internal TerminationSignal Signal { get; } = new();

    /// <inheritdoc/>
    public void Shutdown() => Signal.Complete();

    /// <inheritdoc/>
    public void Abort(Exception cause) => Signal.Fail(cause);

    /// <summary>A flow that passes elements on until this switch is thrown.</summary>
    public IGraph<FlowShape<T, T>, SharedKillSwitch> Flow<T>() => new SharedKillSwitchStage<T>(this);

    /// <inheritdoc/>
    public override string ToString() => $"KillSwitch({_name})";
}
