namespace Akka.Actor;

internal sealed class ActionEntry(TimerWheel wheel, Action action) : TimerEntry(wheel)
{
    internal override void Fire() => action();
}
