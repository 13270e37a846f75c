namespace LlmRouter.Contracts;

/// <summary>Carries a <see cref="RouterError"/> through code that can only fail by throwing: streams, tasks, parsers.</summary>
public sealed class RouterException : Exception
{
    public RouterException(RouterError error, Exception? cause = null)
        : base(error.Message, cause) => Error = error;

    /// <summary>What went wrong.</summary>
    public RouterError Error { get; }

    /// <summary>The error that a failure carries, however wrapped: by a connection pool, a stream, a task. Null when it is nobody's of ours.</summary>
    public static RouterError? Find(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
            if (failure is RouterException known) return known.Error;
        return null;
    }
}
