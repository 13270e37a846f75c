namespace Akka.Actor;

/// <summary>What an actor does once the children it is stopping are gone.</summary>
internal enum ChildWait
{
    None,
    Creation,
    Recreation,
    Termination,
}
