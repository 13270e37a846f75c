using LlmRouter.Architecture.Sources;

namespace LlmRouter.Architecture.Rules;

/// <summary>A project outside the solution is neither built nor tested by anybody.</summary>
internal static class Solution
{
    public static IEnumerable<string> Missing(SourceFile solution, IEnumerable<string> projects) => projects
        .Where(project => !solution.Text.Replace('\\', '/').Contains($"\"{project}\"", StringComparison.Ordinal))
        .Select(project => $"{project} is not in {solution}: dotnet sln add {project}");
}
