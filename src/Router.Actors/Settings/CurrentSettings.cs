namespace LlmRouter.Settings;

/// <summary>
/// The settings in force. Ask once a request, not once a process: a reload replaces them whole. <c>server.host</c>, <c>server.port</c>,
/// <c>log</c> and <c>akka</c> stay as they were at the start.
/// </summary>
/// <param name="atStart">What the process began with.</param>
public sealed class CurrentSettings(RouterSettings atStart)
{
    private RouterSettings _value = atStart;

    /// <summary>One volatile read.</summary>
    public RouterSettings Value => Volatile.Read(ref _value);

    /// <summary>For the board alone, which replaces what requests work with in the same step.</summary>
    internal void Replace(RouterSettings settings) => Volatile.Write(ref _value, settings);
}
