namespace LlmRouter.Architecture.Code;

/// <summary>One place where a type names another, or a member of another.</summary>
/// <param name="From">The outermost type that holds the code.</param>
/// <param name="To">The type named.</param>
/// <param name="Member">The member named; null when only the type is.</param>
internal sealed record TypeUse(Type From, Type To, string? Member)
{
    /// <summary>Full name of what is named, as rules match it: <c>System.DateTime.get_UtcNow</c>.</summary>
    public string Target => Member is null ? Name(To) : $"{Name(To)}.{Member}";

    public override string ToString() => $"{Name(From)} names {Target}";

    private static string Name(Type type) => $"{type.Namespace}.{type.Name}";
}
