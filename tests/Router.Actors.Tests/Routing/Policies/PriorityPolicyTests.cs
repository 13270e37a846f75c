using LlmRouter.Routing;
using LlmRouter.Routing.Policies;

namespace LlmRouter.Tests.Routing.Policies;

public sealed class PriorityPolicyTests : RoutePolicyContract
{
    private protected override IRoutePolicy Policy { get; } = new PriorityPolicy();

    [Fact]
    public void Order_WhateverTheLoad_IsTheConfiguredOne()
    {
        CandidateLoad[] candidates = [Load(0, 1, inFlight: 9, seconds: 9), Load(1, weight: 100), Load(2)];
        for (var turn = 0; turn < 10; turn++) Assert.Equal(candidates, Ordered(candidates, turn));
    }
}
