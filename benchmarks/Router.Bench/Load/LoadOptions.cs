using System.Globalization;

namespace LlmRouter.Bench.Load;

/// <summary>What of the load part to run.</summary>
/// <param name="Workloads">Names of workloads; empty for all.</param>
/// <param name="Peers">Names of peers; empty for all.</param>
/// <param name="Rounds">How often each is measured.</param>
internal sealed record LoadOptions(IReadOnlyList<string> Workloads, IReadOnlyList<string> Peers, int Rounds)
{
    /// <summary>Whether nothing was left out, so that the result may stand in the documentation.</summary>
    public bool IsEverything => Workloads.Count == 0 && Peers.Count == 0;

    public static bool TryParse(ReadOnlySpan<string> arguments, out LoadOptions options, out string? mistake)
    {
        options = new LoadOptions([], [], Rounds: 3);
        mistake = null;
        for (; arguments.Length > 0; arguments = arguments[2..])
        {
            if (arguments.Length == 1)
            {
                mistake = $"{arguments[0]} needs a value.";
                return false;
            }
            switch (arguments[0])
            {
                case "--only": options = options with { Workloads = arguments[1].Split(',') }; break;
                case "--peers": options = options with { Peers = arguments[1].Split(',') }; break;
                case "--rounds" when int.TryParse(arguments[1], CultureInfo.InvariantCulture, out var rounds) && rounds > 0:
                    options = options with { Rounds = rounds };
                    break;
                default:
                    mistake = $"{arguments[0]} {arguments[1]} is not an option.";
                    return false;
            }
        }
        return true;
    }
}
