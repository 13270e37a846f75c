using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace LlmRouter.Settings;

/// <summary>Configuration files on the disk.</summary>
public sealed class DiskSettingsFiles : ISettingsFiles
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public bool TryRead(string path, int maxBytes, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out string? problem)
    {
        (text, problem) = Read(path, maxBytes);
        return text is not null;
    }

    /// <inheritdoc/>
    public FileStamp? Stamp(string path)
    {
        try
        {
            // Kubernetes changes a file by pointing a link elsewhere: a link's own stamp would never tell.
            var file = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
            return file.Exists ? new FileStamp(file.Length, file.LastWriteTimeUtc) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static (string? Text, string? Problem) Read(string path, int maxBytes)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return (null, "this is a directory, not a file");
            }

            // Read through a bound rather than ask for the length: a device or a pipe has none.
            using var stream = File.OpenRead(path);
            var bytes = new byte[maxBytes + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length > maxBytes ? (null, $"the file is larger than {maxBytes} bytes") : (StrictUtf8.GetString(bytes, 0, length), null);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, "there is no such file");
        }
        catch (UnauthorizedAccessException)
        {
            return (null, "reading it is not permitted");
        }
        catch (DecoderFallbackException)
        {
            return (null, "it is not UTF-8 text");
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or NotSupportedException)
        {
            return (null, "it cannot be read");
        }
    }
}
