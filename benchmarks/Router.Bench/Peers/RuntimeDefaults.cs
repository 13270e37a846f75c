using System.Diagnostics;

namespace LlmRouter.Bench.Peers;

/// <summary>What this program runs with is its own affair: a process that it starts has the runtime's defaults.</summary>
internal static class RuntimeDefaults
{
    public static void Restore(ProcessStartInfo info)
    {
        foreach (var name in info.Environment.Keys.Where(name => name.StartsWith("DOTNET_", StringComparison.Ordinal) && name != "DOTNET_ROOT").ToList())
        {
            info.Environment.Remove(name);
        }
    }
}
