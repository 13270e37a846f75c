using LlmRouter.Http.Start;

namespace LlmRouter.Http.Tests.Start;

/// <summary>Internal options in the public signature of a test.</summary>
public sealed class CommandLineArguments
{
    internal CommandLineArguments(CommandLineOptions options) => Options = options;

    internal CommandLineOptions Options { get; }

    public override string ToString() => Options.ToString();
}
