using LlmRouter.Chaos.Faults;
using LlmRouter.Settings;
using LlmRouter.Testing;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Rig;
using LlmRouter.Testing.Time;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Rig;

/// <summary>A provider to which things happen, one that is well, a server that nobody may be sent to, and the router before them.</summary>
internal sealed class ChaosBench : IAsyncDisposable
{
    private ChaosBench(RouterUnderTest router, ManualTime time, Baseline baseline, ScriptedUpstream alpha, ScriptedUpstream beta) =>
        (Router, Time, Baseline, Alpha, Beta) = (router, time, baseline, alpha, beta);

    public RouterUnderTest Router { get; }

    /// <summary>The router's clock. It stands still: however busy the machine is, no limit is met before the test says so.</summary>
    public ManualTime Time { get; }

    public Baseline Baseline { get; }

    public ScriptedUpstream Alpha { get; }

    public ScriptedUpstream Beta { get; }

    public ScriptedUpstream Elsewhere { get; } = new();

    /// <param name="arrange">Makes the settings for the two providers.</param>
    public static async Task<ChaosBench> StartAsync(Func<ProviderSettings, ProviderSettings, RouterSettings> arrange)
    {
        ProviderConnections.Watch();
        var (alpha, beta, time) = (Listing(), Listing(), new ManualTime());
        var held = new HeldTimers(time);
        var router = await RouterUnderTest.StartAsync(arrange(ChaosSettings.Provider(alpha, "alpha"), ChaosSettings.Provider(beta, "beta")), held);
        await router.Engine.Discovered.Patiently();
        return new ChaosBench(router, time, await Baseline.TakeAsync(router, held, alpha, beta), alpha, beta);
    }

    /// <summary>Makes <paramref name="fault"/> wait for the next request to alpha.</summary>
    /// <param name="before">What alpha waits for first.</param>
    public async Task InstallAsync(ProviderFault fault, Scene scene, params UpstreamStep[] before)
    {
        UpstreamStep[] script = [.. before, .. fault.Steps(scene)];
        var path = Ask.Path(scene.Kind);
        switch (fault.Entrance)
        {
            case Entrance.AtAccept:
                Alpha.OnAccept(script);
                break;
            case Entrance.BeforeTheBody:
                Alpha.OnHead(path, script);
                break;
            case Entrance.NobodyThere:
                await Alpha.DieAsync();
                break;
            case Entrance.BetweenRequests:
                Alpha.On(path, [.. scene.Answer, Step.End(), .. fault.Steps(scene)]).On(path, [.. before, .. scene.Answer]);
                break;
            default:
                Alpha.Replace(path, script);
                break;
        }
    }

    /// <summary>Nothing happens to anybody any more.</summary>
    public void Recover(ProviderFault fault, AskKind kind)
    {
        if (fault.Entrance == Entrance.NobodyThere) Alpha.ComeBack();
        Alpha.Recover(Ask.Path(kind), Answers.Alpha.Script(kind));
        Beta.Recover(Ask.Path(kind), Answers.Beta.Script(kind));
    }

    /// <summary>Asks on a connection of its own and reads the reply to its end.</summary>
    /// <param name="served">Opened as soon as the client has the first half of alpha's answer.</param>
    public async Task<ClientReply> AskAsync(AskKind kind, string model, bool large = false, Gate? served = null)
    {
        using var client = await Router.ConnectAsync();
        // A document reaches the client whole or not at all.
        if (kind != AskKind.Stream) served?.Open();
        await client.SendAsync("POST", Ask.Path(kind), Ask.Body(kind, model, large));
        var response = await client.ReadResponseAsync();
        var isServed = kind == AskKind.Stream && served is not null && response.Status == 200 && response.Header("x-router-provider") == "alpha";
        byte[] begun = isServed ? await response.ReadUntilAsync(Answers.Alpha.First) : [];
        served?.Open();
        return await ClientReply.ReadAsync(response, kind, begun);
    }

    public async ValueTask DisposeAsync()
    {
        await Router.DisposeAsync();
        foreach (var upstream in (ScriptedUpstream[])[Alpha, Beta, Elsewhere])
        {
            await upstream.DisposeAsync();
            Assert.Empty(upstream.Failures);
        }

        // "No redirect is followed."
        Assert.Empty(Elsewhere.Requests);
    }

    // Its list of models leaves no connection behind: each test says itself what its requests find.
    private static ScriptedUpstream Listing() =>
        new ScriptedUpstream().On("/v1/models", Step.Document(OpenAiBodies.Models(TestSettings.Model), headers: ("Connection", "close")));
}
