using System.Text;
using System.Text.RegularExpressions;

namespace ServerlessPatterns.Build;

/// <summary>
/// The template's file in the output folder. It is the build's own if it carries the mark that the generator puts into every resource
/// (<c>"Metadata": { "ServerlessPatterns": { … } }</c>) or is, to the byte, what the build wrote last. Any other file is a person's.
/// </summary>
internal sealed class TemplateFile(string path)
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly Regex s_mark = new("\"ServerlessPatterns\"\\s*:\\s*\\{", RegexOptions.CultureInvariant);

    internal string Path { get; } = path;

    internal bool Exists => File.Exists(Path);

    /// <summary>Whether the file, if there is one, was written by the build.</summary>
    /// <param name="lastWritten">What the build wrote last; null when that is unknown.</param>
    internal bool IsWrittenByBuild(byte[]? lastWritten)
    {
        if (Read() is not { } content)
        {
            return true;
        }

        return (lastWritten is not null && content.AsSpan().SequenceEqual(lastWritten)) || s_mark.IsMatch(s_utf8.GetString(content));
    }

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

    internal static byte[] Encode(string json) => s_utf8.GetBytes(json);

    /// <summary>Writes the content unless it is there already, so that an unchanged template keeps its time stamp.</summary>
    /// <returns>Whether the file changed.</returns>
    internal bool Write(byte[] content)
    {
        if (Read() is { } present && present.AsSpan().SequenceEqual(content))
        {
            return false;
        }

        // Written beside and then moved: who reads the template while it is written, or after the build was killed, sees the old one or the new.
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
            $"The CloudFormation template's file '{Path}' cannot be {action}: {cause.Message} Make the path a writable file, or set the project property "
                + "ServerlessPatternsTemplateFileName to another name.",
            cause
        );
}
