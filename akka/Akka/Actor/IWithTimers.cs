namespace Akka.Actor;

/// <summary>An actor with timers of its own: the engine sets the property before PreStart.</summary>
public interface IWithTimers
{
    ITimerScheduler Timers { get; set; }
}
