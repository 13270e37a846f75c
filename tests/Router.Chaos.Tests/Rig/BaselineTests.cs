using Akka.Actor;
using LlmRouter.Chaos.Faults;
using LlmRouter.Testing.Rig;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Rig;

/// <summary>The baseline can tell that it is not reached: each of its measures sees one stream.</summary>
public sealed class BaselineTests
{
    [Fact]
    public async Task Excess_OneStreamUnderWay_IsSeenByEveryMeasure()
    {
        await using var bench = await ChaosBench.StartAsync((alpha, _) => ChaosSettings.Of(alpha));
        var scene = new Scene(AskKind.Stream, bench.Elsewhere.Root);
        bench.Alpha.Replace(Ask.Path(AskKind.Stream), [.. scene.UpTo(Phase.Token), Step.Stall()]);
        var client = await bench.Router.ConnectAsync();
        await client.SendAsync("POST", Ask.Path(AskKind.Stream), Ask.Body(AskKind.Stream, "alpha/test-model"));
        await (await client.ReadResponseAsync()).ReadUntilAsync(Answers.Alpha.First);

        var excess = string.Join('\n', bench.Baseline.Excess());
        client.Reset();

        foreach (var measure in (string[])["1 live streams", "1 in flight", "timers held", "in use by the router", "neither closed nor idle"])
            Assert.Contains(measure, excess, StringComparison.Ordinal);
        await bench.Baseline.ReturnsAsync();
    }

    [Fact]
    public async Task Census_ChildrenComeAndGo_AreCounted()
    {
        using var system = ActorSystem.Create("census");
        var census = new ActorCensus(system);
        var parent = system.ActorOf(Props.Create(() => new Parent()), "router");

        await census.ExpectAsync(["/user/router"]);
        parent.Tell("child");
        await census.ExpectAsync(["/user/router", "/user/router/child"]);
        system.ActorSelection("/user/router/child").Tell(PoisonPill.Instance, ActorRefs.NoSender);
        await census.ExpectAsync(["/user/router"]);
    }

    private sealed class Parent : ReceiveActor
    {
        public Parent() => Receive<string>(name => Context.ActorOf(Props.Create(() => new Parent()), name));
    }
}
