namespace Akka.Actor;

internal sealed record ShutdownTask(string Phase, string Name, Func<Task<Done>> Run);
