namespace LlmRouter.Settings;

/// <summary>What tells that a file has changed, without reading it.</summary>
/// <param name="Length">In bytes.</param>
/// <param name="LastWrite">When it was last written to.</param>
public readonly record struct FileStamp(long Length, DateTimeOffset LastWrite);
