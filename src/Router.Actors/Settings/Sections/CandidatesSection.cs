using System.Globalization;
using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings.Sections;

/// <summary>The candidates of one route: <c>"provider/model"</c>, or <c>{ to = "provider/model", weight = 3, timeouts { … } }</c>.</summary>
/// <param name="route">The route's name.</param>
/// <param name="path">The list's key.</param>
/// <param name="providers">Who may be named.</param>
/// <param name="routeWaits">The route's waits, the strongest place first; the candidate's go before them, the provider's come after.</param>
/// <param name="mistakes">Takes what is wrong.</param>
internal sealed class CandidatesSection(string route, string path, ProviderDirectory providers, IReadOnlyList<TimeoutOverrides> routeWaits, SettingsMistakes mistakes)
{
    private const int Most = 32;
    private const int LargestWeight = 1000;
    private const string Example = "\"provider/model\"";

    private static readonly TimeoutOverrides NoWaits = new(new Dictionary<string, TimeSpan>());

    private readonly List<CandidateSettings> _candidates = [];

    /// <summary>The list, or the one text that is as good as a list of one.</summary>
    public IReadOnlyList<CandidateSettings> Read(HoconValue value)
    {
        if (value is HoconScalar only)
        {
            Add(only, path, 1, NoWaits);
        }
        else if (value is HoconList list)
        {
            ReadList(list);
        }
        else
        {
            mistakes.Add(value.Origin, path, $"must be a list, is {value.Kind}", $"write [{Example}, {Example}]");
        }

        return _candidates;
    }

    private void ReadList(HoconList list)
    {
        if (list.Elements.Count is 0 or > Most)
        {
            var problem = list.Elements.Count == 0 ? "a route needs a candidate" : $"a route has at most {Most} candidates, this one has {list.Elements.Count}";
            mistakes.Add(list.Origin, path, problem, list.Elements.Count == 0 ? $"write [{Example}]" : "");
        }

        foreach (var (index, element) in list.Elements.Index())
        {
            if (element is HoconObject members)
            {
                ReadMembers(new SettingsSection(members, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), mistakes));
            }
            else if (element is HoconScalar scalar)
            {
                Add(scalar, path, 1, NoWaits);
            }
            else
            {
                mistakes.Add(element.Origin, path, $"a candidate must be a text or an object, this is {element.Kind}", $"write {Example} or {{ to = {Example}, weight = 2 }}");
            }
        }
    }

    private void ReadMembers(SettingsSection section)
    {
        var to = section.Required("to", Example);
        var weight = section.OptionalNumber("weight", 1, LargestWeight) ?? 1;
        var waits = TimeoutsSection.ReadOverrides(section.Child("timeouts"));
        section.RejectUnknown();
        if (to is not null)
        {
            Add(to, HoconPath.Join(section.Path, "to"), weight, waits);
        }
    }

    private void Add(HoconScalar written, string key, int weight, TimeoutOverrides waits)
    {
        var target = written.Text.Trim();
        var slash = target.IndexOf('/', StringComparison.Ordinal);
        var (name, model) = slash < 0 ? ("", "") : (target[..slash], target[(slash + 1)..]);
        if (name.Length == 0 || model.Length == 0)
        {
            mistakes.Add(written.Origin, key, $"{written.Shown} is not a provider and a model", "write provider/model");
        }
        else if (model.Contains('*', StringComparison.Ordinal) && !RouteNames.IsWildcard(route))
        {
            mistakes.Add(written.Origin, key, $"{written.Shown} has a * for which the route's name has none", "write the model's name");
        }
        else if (!providers.Knows(name))
        {
            mistakes.AddAbsent(written.Origin, key, "this candidate leads to nothing: " + ProviderDirectory.Problem(written, name), providers.Hint(written, name));
        }
        else if (providers.Find(name) is { } provider)
        {
            Add(written, key, new CandidateSettings(provider.Name, model, weight, TimeoutsSection.Combine([waits, .. routeWaits, TimeoutsSection.TableOf(provider.Timeouts)])));
        }
    }

    private void Add(HoconScalar written, string key, CandidateSettings candidate)
    {
        if (_candidates.Exists(c => c.Provider == candidate.Provider && c.Model == candidate.Model))
        {
            mistakes.Add(written.Origin, key, $"{written.Shown} stands in the list twice", "remove one of the two; a weight says how much it takes");
        }
        else
        {
            _candidates.Add(candidate);
        }
    }
}
