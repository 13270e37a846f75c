using Akka.Streams.Implementation;

namespace Akka.Streams.Stage;

// Emitting waits for demand by standing in for the output's handler until the elements are out.
public abstract partial class GraphStageLogic
{
    /// <summary>Pushes an element as soon as downstream wants it, after what is being emitted.</summary>
    protected void Emit<T>(Outlet<T> outlet, T element) => Emit(outlet, element, DoNothing);

    /// <summary>Pushes an element as soon as downstream wants it, then calls <paramref name="andThen"/>.</summary>
    protected void Emit<T>(Outlet<T> outlet, T element, Action andThen)
    {
        if (OutHandler is not Emission && IsAvailable(outlet))
        {
            Push(outlet, element);
            andThen();
        }
        else
        {
            StartOrFollow(new SingleEmission<T>(this, outlet, element, andThen));
        }
    }

    /// <summary>Pushes elements one by one as downstream wants them.</summary>
    protected void EmitMultiple<T>(Outlet<T> outlet, IEnumerable<T> elements) => EmitMultiple(outlet, elements, DoNothing);

    /// <summary>Pushes elements one by one as downstream wants them, then calls <paramref name="andThen"/>.</summary>
    protected void EmitMultiple<T>(Outlet<T> outlet, IEnumerable<T> elements, Action andThen) =>
        EmitMultiple(outlet, elements.GetEnumerator(), andThen);

    /// <summary>Pushes elements one by one as downstream wants them.</summary>
    protected void EmitMultiple<T>(Outlet<T> outlet, IEnumerator<T> enumerator) => EmitMultiple(outlet, enumerator, DoNothing);

    /// <summary>Pushes elements one by one as downstream wants them, then calls <paramref name="andThen"/>.</summary>
    protected void EmitMultiple<T>(Outlet<T> outlet, IEnumerator<T> enumerator, Action andThen)
    {
        if (!enumerator.MoveNext())
        {
            andThen();
            return;
        }
        var emission = new SequenceEmission<T>(this, outlet, enumerator, andThen);
        if (OutHandler is not Emission && IsAvailable(outlet))
            emission.PushFirst();
        else
            StartOrFollow(emission);
    }

    /// <summary>Drops what is being emitted.</summary>
    protected void AbortEmitting<T>(Outlet<T> outlet)
    {
        if (OutHandler is Emission emission)
            SetHandler(outlet, emission.Previous);
    }

    /// <summary>
    /// Gives the next element to <paramref name="andThen"/>; when the input ends first, calls <paramref name="onClose"/>
    /// and then the input's own handler.
    /// </summary>
    protected void Read<T>(Inlet<T> inlet, Action<T> andThen, Action onClose)
    {
        if (IsAvailable(inlet))
        {
            andThen(Grab(inlet));
        }
        else if (IsClosed(inlet))
        {
            onClose();
        }
        else
        {
            if (InHandler is Reading<T>)
                throw new Pattern.IllegalStateException($"Already reading on inlet {inlet}");
            if (!HasBeenPulled(inlet))
                Pull(inlet);
            SetHandler(inlet, new Reading<T>(this, inlet, InHandler!, andThen, onClose));
        }
    }

    /// <summary>Stops waiting for an element to read.</summary>
    protected void AbortReading<T>(Inlet<T> inlet)
    {
        if (InHandler is Reading<T> reading)
            SetHandler(inlet, reading.Previous);
    }

    internal void EmissionPush<T>(Outlet<T> outlet, T element) => Push(outlet, element);

    internal T ReadingGrab<T>(Inlet<T> inlet) => Grab(inlet);

    internal void UseOutHandler(IOutHandler handler) => OutHandler = handler;

    internal void UseInHandler(IInHandler handler) => InHandler = handler;

    internal void CompleteOutput() => Live.Complete(_downstream!);

    /// <summary>Starts an emission, or puts it behind the one that is under way.</summary>
    internal void StartOrFollow(Emission emission)
    {
        if (OutHandler is Emission current)
        {
            current.Append(emission);
        }
        else
        {
            emission.Previous = OutHandler!;
            OutHandler = emission;
        }
    }

    private void CompleteAfterEmitting(Connection downstream)
    {
        if (OutHandler is Emission emission)
            emission.Append(new CompletionEmission(this));
        else
            Live.Complete(downstream);
    }
}
