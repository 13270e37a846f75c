namespace Akka.Pattern;

/// <summary>When a backoff supervisor forgets the restarts of its child.</summary>
public interface IBackoffReset;
