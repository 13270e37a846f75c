namespace LlmRouter.Dialects.Requests;

/// <summary>Where a dialect keeps a parameter that OpenAI has a name for.</summary>
/// <param name="Member">Its name in this dialect.</param>
internal sealed record ParameterPlace(string Member)
{
    /// <summary>The member of the body that it stands in; null when it stands in the body itself.</summary>
    public string? Within { get; init; }

    /// <summary>Another member of the body that says the same: it goes, so that only one of them speaks.</summary>
    public string? Instead { get; init; }

    /// <summary>Makes this dialect's value of OpenAI's raw JSON.</summary>
    public Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> Convert { get; init; } = value => value;
}
