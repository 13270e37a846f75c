using LlmRouter.Admission;
using LlmRouter.Settings;
using LlmRouter.Testing.Time;

namespace LlmRouter.Tests.Admission;

/// <summary>Every request passes the gate; one that need not wait pays next to nothing.</summary>
public sealed class ConcurrencyGateCostTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Unlimited_CountsAndNothingElse()
    {
        var gate = new ConcurrencyGate("alpha", ConcurrencySettings.Unlimited, _time);
        for (var i = 1; i <= 1000; i++)
        {
            Assert.True(Enter(gate, Lane.Embeddings, default).IsCompletedSuccessfully);
            Assert.Equal((i, 0, true), (gate.InFlight, gate.Waiting, gate.HasRoom));
        }

        for (var i = 0; i < 1000; i++) gate.Leave();
        Assert.Equal(0, gate.InFlight);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public void Enter_ThereIsRoom_AllocatesNothing(int? limit)
    {
        var gate = new ConcurrencyGate("alpha", new ConcurrencySettings(limit, 5, TimeSpan.FromSeconds(30)), _time);
        using var client = new CancellationTokenSource();

        Assert.Equal(0, Allocation.OfThousand(() =>
        {
            _ = Enter(gate, Lane.Chat, client.Token);
            gate.Leave();
        }));
    }

    private static Task Enter(ConcurrencyGate gate, Lane lane, CancellationToken cancellationToken) => gate.EnterAsync(lane, cancellationToken).AsTask();
}
