namespace LlmRouter.Settings;

/// <param name="Key">Opens <c>/admin</c>; null: there is no <c>/admin</c>. Never logged.</param>
public sealed record AdminSettings(string? Key)
{
    /// <summary>A record's own text would show the key.</summary>
    public override string ToString() => Key is null ? "off" : "on";
}
