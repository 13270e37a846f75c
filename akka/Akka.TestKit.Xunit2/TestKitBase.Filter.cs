namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    public EventFilterFactory EventFilter => field ??= new EventFilterFactory(this);
}
