namespace LlmRouter.Settings.Sections;

/// <summary>What can follow <c>Bearer </c> in a header.</summary>
internal static class Secret
{
    /// <summary>Visible ASCII only: anything else ends or breaks the header.</summary>
    public static bool IsSendable(string value) => value.All(c => c is > ' ' and < '\u007F');
}
