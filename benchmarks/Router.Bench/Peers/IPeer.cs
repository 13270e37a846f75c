namespace LlmRouter.Bench.Peers;

/// <summary>A gateway to measure.</summary>
internal interface IPeer
{
    string Name { get; }

    /// <summary>Why it cannot be measured here; null when it can.</summary>
    string? Missing { get; }

    /// <summary>The command line that starts it on a port of loopback, in front of the mock provider's port.</summary>
    /// <param name="port">Where it is to listen.</param>
    /// <param name="providerPort">Where the mock provider listens.</param>
    /// <param name="folder">An own, empty folder for generated files.</param>
    IReadOnlyList<string> Command(int port, int providerPort, string folder);

    /// <summary>
    /// How long it works before it runs as it will go on running. On a core that is never idle .NET's compiler, which compiles all that is
    /// used twice over, takes its share of that core for this long: see <see cref="RuntimeDefaults.CompileWithoutPause"/>.
    /// </summary>
    TimeSpan WarmUp => TimeSpan.FromSeconds(20);

    /// <summary>Environment variables it runs with, besides those that every peer has.</summary>
    IReadOnlyDictionary<string, string> Environment { get; }
}
