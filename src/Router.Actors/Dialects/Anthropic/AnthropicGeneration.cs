using System.Globalization;
using System.Text.RegularExpressions;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>
/// How a model is told to think, by its name. Up to 4.5 it takes a budget of tokens; from 4.6 on it thinks as much as an effort asks
/// for; from 4.7 on it refuses budgets and sampling parameters. Other makers' models that are offered in this dialect take what was first.
/// </summary>
internal readonly partial record struct AnthropicGeneration(int Major, int Minor)
{
    /// <summary>The generation in a name such as <c>claude-opus-4-7</c>, <c>claude-sonnet-5</c> or <c>claude-haiku-4-5-20251001</c>.</summary>
    public static AnthropicGeneration Of(string model)
    {
        var match = Name().Match(model);
        return match.Success ? new(Number(match.Groups[1]), Number(match.Groups[2])) : default;
    }

    /// <summary>It takes <c>thinking.type: adaptive</c> and <c>output_config.effort</c>.</summary>
    public bool TakesEffort => Major > 4 || (Major == 4 && Minor >= 6);

    /// <summary>It refuses <c>temperature</c>, <c>top_p</c> and <c>top_k</c>, and thinking switched off.</summary>
    public bool RefusesSampling => Major > 4 || (Major == 4 && Minor >= 7);

    /// <summary>Its error: "`temperature` and `top_p` cannot both be specified for this model".</summary>
    public bool TakesOneSampler => Major > 4 || (Major == 4 && Minor >= 1);

    private static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;

    // One or two digits: eight are a date.
    [GeneratedRegex(@"claude-[a-z]+-(\d{1,2})(?:[-.](\d{1,2}))?(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
