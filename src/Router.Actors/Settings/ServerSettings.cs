namespace LlmRouter.Settings;

/// <param name="Host">Address to listen on: <c>localhost</c>, an IP address, or <c>*</c> for all.</param>
/// <param name="Port">TCP port; 0 lets the system choose.</param>
/// <param name="MaxBody">Largest request body in bytes.</param>
/// <param name="WriteTimeout">A client that takes nothing for this long is cut.</param>
/// <param name="Drain">How long live streams may go on after SIGTERM.</param>
public sealed record ServerSettings(string Host, int Port, long MaxBody, TimeSpan WriteTimeout, TimeSpan Drain);
