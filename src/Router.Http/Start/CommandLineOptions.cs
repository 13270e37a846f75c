namespace LlmRouter.Http.Start;

/// <summary>What the command line asks for. Values are unchecked text: the settings loader judges them together with the file's.</summary>
internal sealed record CommandLineOptions
{
    public string? Port { get; init; }

    public string? Host { get; init; }

    public string? ConfigFile { get; init; }

    /// <summary>Validate the configuration, say what it means, and exit.</summary>
    public bool Check { get; init; }

    /// <summary>Ask a running router for its health, and exit: for a container's health check, whose image has no curl.</summary>
    public bool Health { get; init; }

    public bool Help { get; init; }

    public bool Version { get; init; }
}
