namespace LlmRouter.Contracts;

/// <summary>How a provider fares, as far as its traffic and its model list tell.</summary>
public enum ProviderState
{
    /// <summary>Nothing is known yet.</summary>
    Unknown,

    /// <summary>Its last exchange succeeded.</summary>
    Up,

    /// <summary>Its last exchange failed by its own fault.</summary>
    Down,
}
