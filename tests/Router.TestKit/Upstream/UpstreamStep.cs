namespace LlmRouter.Testing.Upstream;

/// <summary>One thing that a scripted upstream does on a connection. See <see cref="Step"/>.</summary>
internal delegate Task UpstreamStep(UpstreamConnection connection, CancellationToken cancellationToken);
