using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings.Sections;

/// <summary>A route's <c>parameters</c>: members of the request by OpenAI's names, each as JSON.</summary>
internal static class ParametersSection
{
    // What the router reads or the client says: a route that changed these would answer another question.
    private static readonly string[] NotTheirs = ["model", "stream", "messages", "input", "prompt"];

    /// <summary>What the route says and, behind it, what holds for all routes.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> Combine(
        IReadOnlyList<KeyValuePair<string, string?>> own, IReadOnlyList<KeyValuePair<string, string?>> weaker) =>
        [.. own, .. weaker.Where(common => own.All(member => member.Key != common.Key))];

    /// <summary>Each member's JSON; null for those that are taken out.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> Read(SettingsSection section)
    {
        var parameters = new List<KeyValuePair<string, string?>>();
        foreach (var row in section.Rows())
        {
            var path = HoconPath.Join(section.Path, row.Key);
            if (NotTheirs.Contains(row.Key, StringComparer.Ordinal))
            {
                section.Mistakes.Add(row.KeyOrigin, path, "a route cannot set this member of a request", row.Key == "model" ? "write the model behind the candidate's provider" : "");
            }

            parameters.Add(new(row.Key, row.Value is HoconNull ? null : new HoconJson(section.Mistakes).Text(row.Value, path)));
        }

        return parameters;
    }
}
