namespace LlmRouter.Http.Start;

/// <summary>Exit codes, by the numbers of BSD's <c>sysexits.h</c> where it has one.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>It could not start, or its health check failed.</summary>
    public const int Failed = 1;

    /// <summary>An unknown option (<c>EX_USAGE</c>).</summary>
    public const int Usage = 64;

    /// <summary>A mistake in the configuration (<c>EX_CONFIG</c>). Nothing was touched.</summary>
    public const int Configuration = 78;
}
