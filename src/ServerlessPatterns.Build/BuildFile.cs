using System.Text;

namespace ServerlessPatterns.Build;

/// <summary>A file that the build writes.</summary>
/// <param name="path">Its full path.</param>
/// <param name="nameProperty">The project property that gives it another name, if there is one.</param>
internal sealed class BuildFile(string path, string? nameProperty = null)
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    internal string Path { get; } = path;

    internal bool Exists => File.Exists(Path);

    internal static byte[] Encode(string text) => s_utf8.GetBytes(text);

    internal static string Decode(byte[] content) => s_utf8.GetString(content);

    /// <summary>The file's bytes, or null when there is none.</summary>
    internal byte[]? Read()
    {
        try
        {
            return File.Exists(Path) ? File.ReadAllBytes(Path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Inaccessible("read", exception);
        }
    }

    /// <summary>Writes the content unless it is there already, so that an unchanged file keeps its time stamp.</summary>
    /// <returns>Whether the file changed.</returns>
    internal bool Write(byte[] content)
    {
        if (Read() is { } present && present.AsSpan().SequenceEqual(content))
        {
            return false;
        }

        // Written beside and then moved: who reads the file while it is written, or after the build was killed, sees the old one or the new.
        var partial = Path + ".tmp";
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            File.WriteAllBytes(partial, content);
            if (File.Exists(Path))
            {
                File.Replace(partial, Path, destinationBackupFileName: null);
            }
            else
            {
                File.Move(partial, Path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Inaccessible("written", exception);
        }

        return true;
    }

    internal void Delete()
    {
        try
        {
            if (File.Exists(Path))
            {
                File.Delete(Path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Inaccessible("deleted", exception);
        }
    }

    private BuildError Inaccessible(string action, Exception cause) =>
        new(
            BuildError.UnwritableFile,
            Path,
            $"The build's file '{Path}' cannot be {action}: {cause.Message} Make the path a writable file"
                + (nameProperty is null ? "." : $", or set the project property {nameProperty} to another name."),
            cause
        );
}
