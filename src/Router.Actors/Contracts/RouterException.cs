namespace LlmRouter.Contracts;

/// <summary>Carries a <see cref="RouterError"/> through code that can only fail by throwing: streams, tasks, parsers.</summary>
public sealed class RouterException : Exception
{
    public RouterException(RouterError error, Exception? cause = null)
        : base(error.Message, cause) => Error = error;

    /// <summary>What went wrong.</summary>
    public RouterError Error { get; }
}
