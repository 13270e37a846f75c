using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LlmRouter.Conformance.Goldens;
using LlmRouter.Testing;

namespace LlmRouter.Conformance.Fuzz;

/// <summary>
/// Whatever happens to a provider's bytes, the client gets one honest ending: an answer with its terminator, or one error without.
/// The same seed gives the same cases; <c>FUZZ_SEED</c> and <c>FUZZ_RUNS</c> choose others and more.
/// </summary>
public sealed class RelayFuzzTests
{
    private const ulong DefaultSeed = 20_260_101;
    private const ulong Gamma = 0x9E37_79B9_7F4A_7C15;

    /// <summary>About 20 seconds on two slow cores.</summary>
    private const int DefaultRuns = 10_000;

    /// <summary>A reply may be this many times as long as what it was made of: every token gets a head, at most once more at the end.</summary>
    private const int LargestGrowth = 64;
    private const int FixedSize = 64 * 1024;

    [Fact]
    public void Relay_MutatedRecording_EndsHonestlyAndOnce()
    {
        var (seed, runs) = (Number("FUZZ_SEED", DefaultSeed), Number("FUZZ_RUNS", DefaultRuns));
        var config = Config.QuickThrowOnFailure.WithMaxTest((int)runs).WithReplay(seed, Gamma).WithQuietOnSuccess(true);
        try
        {
            Check.One(config, Prop.ForAll(FuzzCases.Any, EndsHonestly));
        }
        catch (Exception failure)
        {
            Assert.Fail($"Again with FUZZ_SEED={seed} FUZZ_RUNS={runs}\n{failure.Message}");
        }
    }

    private static bool EndsHonestly(FuzzCase fuzz)
    {
        var (body, facade) = (fuzz.Body(), Facade.Named(fuzz.Facade));
        // RunAsync lets through every exception that is no RouterException; a hang ends in a timeout.
        var reply = RelayRig.RunAsync(body, facade, fuzz.Stream, fuzz.Reads).Patiently().GetAwaiter().GetResult();
        try
        {
            Assert.InRange(reply.Bytes.Length, 0, FixedSize + (LargestGrowth * body.Length));
            if (fuzz.Stream) AssertStream(reply, facade);
            else if (reply.Error is null) Assert.True(facade.Reader.Document(reply.Text).Terminated);
            else Assert.Empty(reply.Bytes);
        }
        catch (Exception broken)
        {
            throw new InvalidOperationException($"{broken.Message}\nThe reply ({reply.Error?.Code}) was:\n{reply.Text}", broken);
        }

        return true;
    }

    // The reader refuses whatever follows a terminator or an error.
    private static void AssertStream(RelayReply reply, Facade facade)
    {
        var said = facade.Reader.Stream(reply.Text);
        Assert.Equal(reply.Error is null, said.Terminated);
        Assert.Equal(reply.Error?.Message, said.Error);
        if (reply.Error is not null) Assert.DoesNotContain(said.Choices.Values, choice => choice.Finish is not null);
    }

    private static ulong Number(string variable, ulong otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
