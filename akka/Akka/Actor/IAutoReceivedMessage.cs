namespace Akka.Actor;

/// <summary>A message that the engine handles before the actor sees it.</summary>
public interface IAutoReceivedMessage;
