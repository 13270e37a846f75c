namespace LlmRouter.Settings;

/// <summary>How long one exchange may take. <see cref="Timeout.InfiniteTimeSpan"/> switches a limit off (<c>off</c> in the file).</summary>
/// <param name="Connect">To open a connection.</param>
/// <param name="Pool">To wait for a free connection.</param>
/// <param name="Write">To send the request.</param>
/// <param name="FirstToken">From the request sent to the first token. Comments and role-only chunks do not count.</param>
/// <param name="Idle">Silence between chunks; a slow client's pauses do not count.</param>
/// <param name="Total">The whole exchange.</param>
public sealed record OperationTimeouts(TimeSpan Connect, TimeSpan Pool, TimeSpan Write, TimeSpan FirstToken, TimeSpan Idle, TimeSpan Total);
