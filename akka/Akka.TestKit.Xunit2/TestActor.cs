namespace Akka.TestKit;

public static class TestActor
{
    public static AutoPilot NoAutoPilot => Akka.TestKit.NoAutoPilot.Instance;

    public static AutoPilot KeepRunning => Akka.TestKit.KeepRunning.Instance;
}
