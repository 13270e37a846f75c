namespace LlmRouter.Settings.Sections;

/// <summary><c>router.default-route</c>.</summary>
internal sealed class DefaultRouteSection(SettingsSection router, ProviderDirectory providers, RouteNames routes)
{
    private const string Key = "default-route";
    private const string Forms = "write a route's name or provider/model";

    /// <summary>A route's name or <c>provider/model</c>; null for none.</summary>
    public string? Read()
    {
        if (router.OptionalScalar(Key) is not { } scalar) return null;
        var target = scalar.Text.Trim();
        var slash = target.IndexOf('/', StringComparison.Ordinal);
        if (RouteNames.IsWildcard(target))
        {
            router.Report(Key, scalar, $"{scalar.Shown} holds a *, and the default is one route or one model", Forms);
        }
        else if (!routes.Has(target) && (slash <= 0 || slash == target.Length - 1))
        {
            var known = scalar.Variable is null ? Spelling.Nearest(target, routes.Plain) : null;
            router.ReportDangling(Key, scalar, $"there is no route {scalar.Shown}", known is null ? Forms : $"did you mean \"{known}\"?");
        }
        else if (!routes.Has(target) && !providers.Knows(target[..slash]))
        {
            router.ReportDangling(Key, scalar, "the default leads to nothing: " + ProviderDirectory.Problem(scalar, target[..slash]), providers.Hint(scalar, target[..slash]));
        }

        return target;
    }
}
