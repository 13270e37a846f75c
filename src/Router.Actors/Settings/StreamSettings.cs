namespace LlmRouter.Settings;

/// <param name="Hold">The head of a streamed reply is sent at the first token, or after this long at the latest.</param>
/// <param name="KeepAlive">Longest silence towards the client; a comment is sent then.</param>
/// <param name="FinishGrace">How long to wait for usage and terminator once every choice has its finish reason.</param>
/// <param name="Gather">How long tokens of a quick stream may wait to be read together; zero reads each at once.</param>
/// <param name="ErrorStyle">How an error after the head is shown.</param>
public sealed record StreamSettings(TimeSpan Hold, TimeSpan KeepAlive, TimeSpan FinishGrace, TimeSpan Gather, ErrorStyle ErrorStyle);
