using Akka.Streams.Implementation;

namespace Akka.Streams.Stage;

// What a stage does with its ports while it runs.
public abstract partial class GraphStageLogic
{
    /// <summary>Asks upstream for one element.</summary>
    /// <exception cref="ArgumentException">The input is closed, or was pulled already.</exception>
    protected void Pull<T>(Inlet<T> inlet)
    {
        var connection = Wire(inlet);
        const PortState Mask = PortState.InReady | PortState.InClosed | PortState.OutClosed;
        if (connection.Is(Mask, PortState.InReady))
            Live.Pull(connection);
        else
            PullClosing(connection, inlet);
    }

    /// <summary><see cref="Pull{T}"/>, or nothing when the input is closed.</summary>
    protected void TryPull<T>(Inlet<T> inlet)
    {
        if (!IsClosed(inlet))
            Pull(inlet);
    }

    /// <summary>Takes the element that was pushed.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    protected T Grab<T>(Inlet<T> inlet)
    {
        var connection = Wire(inlet);
        if ((connection.State & PortState.InReady) == 0 || connection.Slot is not { } element)
            throw new ArgumentException($"Cannot get element from already empty input port ({inlet})");
        connection.Slot = null;
        return (T)element;
    }

    /// <summary>Gives downstream the element it asked for.</summary>
    /// <exception cref="ArgumentNullException">The element is null.</exception>
    /// <exception cref="ArgumentException">The output is closed, or was not pulled.</exception>
    protected void Push<T>(Outlet<T> outlet, T element)
    {
        var connection = Wire(outlet);
        const PortState Mask = PortState.OutReady | PortState.OutClosed | PortState.InClosed;
        if (connection.Is(Mask, PortState.OutReady) && element is not null)
            Live.Push(connection, element);
        else
            PushClosing(connection, outlet, element);
    }

    /// <summary>Whether an element waits to be grabbed.</summary>
    protected bool IsAvailable<T>(Inlet<T> inlet)
    {
        var connection = Wire(inlet);
        return (connection.State & PortState.InReady) != 0 && connection.Slot is not null;
    }

    /// <summary>Whether downstream waits for an element.</summary>
    protected bool IsAvailable<T>(Outlet<T> outlet) =>
        Wire(outlet).Is(PortState.OutReady | PortState.OutClosed, PortState.OutReady);

    /// <summary>Whether the input was pulled and nothing has come yet.</summary>
    protected bool HasBeenPulled<T>(Inlet<T> inlet) => Wire(inlet).Is(PortState.InReady | PortState.InClosed, PortState.None);

    /// <summary>Whether the input was cancelled, or has seen the end.</summary>
    protected bool IsClosed<T>(Inlet<T> inlet) => (Wire(inlet).State & PortState.InClosed) != 0;

    /// <summary>Whether the output was ended, or has seen the cancellation.</summary>
    protected bool IsClosed<T>(Outlet<T> outlet) => (Wire(outlet).State & PortState.OutClosed) != 0;

    /// <summary>Tells upstream that no more is wanted.</summary>
    protected void Cancel<T>(Inlet<T> inlet) => Cancel(inlet, SubscriptionWithCancelException.NoMoreElementsNeeded.Instance);

    /// <summary>Tells upstream that no more is wanted, and why.</summary>
    protected void Cancel<T>(Inlet<T> inlet, Exception cause) => Live.Cancel(Wire(inlet), cause);

    /// <summary>Tells downstream that no more follows, after what is being emitted.</summary>
    protected void Complete<T>(Outlet<T> outlet) => CompleteAfterEmitting(Wire(outlet));

    /// <summary>Tells downstream that the stream failed. An element already pushed still arrives.</summary>
    protected void Fail<T>(Outlet<T> outlet, Exception reason) => Live.Fail(Wire(outlet), reason);

    private static void PullClosing(Connection connection, Inlet inlet)
    {
        if ((connection.State & PortState.InClosed) != 0)
            throw new ArgumentException($"Cannot pull closed port ({inlet})");
        if ((connection.State & PortState.InReady) == 0)
            throw new ArgumentException($"Cannot pull port ({inlet}) twice");
        // Upstream ended and the news is on its way: the demand only has to be remembered.
        connection.State ^= PortState.InReady | PortState.Pulling;
    }

    private static void PushClosing<T>(Connection connection, Outlet outlet, T element)
    {
        ArgumentNullException.ThrowIfNull(element);
        if ((connection.State & PortState.OutClosed) != 0)
            throw new ArgumentException($"Cannot push closed port ({outlet})");
        if ((connection.State & PortState.OutReady) == 0)
            throw new ArgumentException($"Cannot push port ({outlet}) twice, or before it being pulled");
        // Downstream cancelled and the news is on its way: the element is dropped.
        connection.State ^= PortState.OutReady | PortState.Pushing;
    }

    private Connection Wire(Inlet inlet)
    {
        ArgumentNullException.ThrowIfNull(inlet);
        return _upstream ?? Unwired(inlet.Name);
    }

    private Connection Wire(Outlet outlet)
    {
        ArgumentNullException.ThrowIfNull(outlet);
        return _downstream ?? Unwired(outlet.Name);
    }

    private Connection Unwired(string port)
    {
        _ = Live;
        throw new ArgumentException($"{port} is not a port of {this}");
    }
}
