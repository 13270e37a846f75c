namespace Akka.Actor;

/// <summary>A behaviour: true if it took the message.</summary>
public delegate bool Receive(object message);
