namespace Akka.Streams.Implementation;

/// <summary>One listener of a <see cref="TerminationSignal"/>, which owns the two links.</summary>
internal interface ISignalListener
{
    ISignalListener? Next { get; set; }

    ISignalListener? Previous { get; set; }

    /// <summary>Called on the raiser's thread; must do no more than post.</summary>
    void OnRaised();
}
