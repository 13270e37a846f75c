namespace LlmRouter.Contracts;

/// <summary>
/// An error as a client may read it, plus what only the log may. It becomes an HTTP status and body before the reply has begun,
/// and one error event after.
/// </summary>
/// <param name="Status">HTTP status to answer with when the reply has not begun.</param>
/// <param name="Code">The <c>error.code</c>: one of <see cref="ErrorCode"/>, or the provider's own.</param>
/// <param name="Message">Says where it broke, whose fault it was and what to do. Holds no key, no address, no stack trace.</param>
/// <param name="Type">The <c>error.type</c>, by OpenAI's names: <c>invalid_request_error</c>, <c>api_error</c>, …</param>
/// <param name="Fault">Whose fault it was.</param>
public sealed record RouterError(int Status, string Code, string Message, string Type, Fault Fault)
{
    /// <summary>The <c>error.param</c>: the request member at fault, if one is.</summary>
    public string? Param { get; init; }

    /// <summary>How long to wait before trying again; becomes <c>Retry-After</c>.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The provider that failed, by its configured name.</summary>
    public string? Provider { get; init; }

    /// <summary>The status that the provider gave or meant, where that is another than what the client is answered; null when it gave none.</summary>
    public int? UpstreamStatus { get; init; }

    /// <summary>For the log only: what a client may not read (addresses, exception texts).</summary>
    public string? Detail { get; init; }

    /// <summary>Headers of the provider that pass under their own names: <c>retry-after</c>, <c>retry-after-ms</c>, <c>x-ratelimit-*</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}
