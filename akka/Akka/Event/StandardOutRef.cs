using Akka.Actor;

namespace Akka.Event;

/// <summary>Writes log entries to the console while no logger runs: before the loggers start.</summary>
internal sealed class StandardOutRef : MinimalActorRef
{
    internal static readonly StandardOutRef Instance = new();

    private StandardOutRef()
    {
    }

    public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "all-systems"), "/StandardOutLogger");

    internal static void Print(LogEvent entry) => Console.Out.WriteLine(entry);

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is LogEvent entry)
            Print(entry);
    }
}
