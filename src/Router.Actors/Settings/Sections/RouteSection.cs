using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings.Sections;

/// <summary>One route: what it says itself, then <c>route-defaults</c>.</summary>
/// <param name="section">The route's own keys, with those of <c>route-defaults</c> behind them.</param>
/// <param name="providers">Who may be a candidate.</param>
/// <param name="weakerWaits">Waits of <c>route-defaults</c>.</param>
/// <param name="weakerParameters">Parameters of <c>route-defaults</c>.</param>
internal sealed class RouteSection(
    SettingsSection section,
    ProviderDirectory providers,
    TimeoutOverrides weakerWaits,
    IReadOnlyList<KeyValuePair<string, string?>> weakerParameters)
{
    private static readonly Dictionary<string, string> Policies = RoutePolicyNames.All.ToDictionary(name => name);

    /// <param name="name">The route's name.</param>
    /// <param name="candidates">The candidates that stand in the route's place, in its short form; null when it is an object.</param>
    public RouteSettings Read(string name, HoconValue? candidates)
    {
        TimeoutOverrides[] waits = [TimeoutsSection.ReadOverrides(section.OwnChild("timeouts")), weakerWaits];
        var parameters = ParametersSection.Combine(ParametersSection.Read(section.OwnChild("parameters")), weakerParameters);
        var route = new RouteSettings(name, ReadPolicy(), ReadCandidates(name, candidates, waits), ReadRetry(), ReadHedge(), parameters);
        section.RejectUnknown();
        return route;
    }

    /// <summary>For <c>route-defaults</c>, which is no route: only checks what stands there.</summary>
    public void CheckOnly()
    {
        ReadPolicy();
        ReadRetry();
        ReadHedge();
        section.RejectUnknown();
    }

    private string ReadPolicy() => section.Word("policy", Policies);

    private RetrySettings ReadRetry() => RetrySection.Read(section.LayeredChild("retry"));

    private HedgeSettings? ReadHedge() => HedgeSection.Read(section.LayeredChild("hedge"));

    private IReadOnlyList<CandidateSettings> ReadCandidates(string name, HoconValue? candidates, IReadOnlyList<TimeoutOverrides> waits)
    {
        if (candidates is not null) return new CandidatesSection(name, section.Path, providers, waits, section.Mistakes).Read(candidates);

        var own = section.Find("candidates");
        if (own is HoconList list) return new CandidatesSection(name, HoconPath.Join(section.Path, "candidates"), providers, waits, section.Mistakes).Read(list);

        const string Hint = "write candidates = [\"provider/model\", \"provider/model\"]";
        if (own is null or HoconNull)
        {
            section.ReportAbsent("candidates", "a route needs a candidate", Hint);
        }
        else
        {
            section.Report("candidates", own, $"must be a list, is {own.Kind}", Hint);
        }

        return [];
    }
}
