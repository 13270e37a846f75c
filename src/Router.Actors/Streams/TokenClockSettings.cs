namespace LlmRouter.Streams;

/// <param name="Provider">The provider's configured name, for errors.</param>
/// <param name="Limit">Longest wait for a token, the first or a next one.</param>
/// <param name="Grace">Longest wait for what may follow a whole answer.</param>
/// <param name="AlreadyWaited">The part of the wait that passed before the head arrived.</param>
/// <param name="IsAnswered">True once every choice has its finish reason.</param>
internal sealed record TokenClockSettings(string Provider, TimeSpan Limit, TimeSpan Grace, TimeSpan AlreadyWaited, Func<bool> IsAnswered);
