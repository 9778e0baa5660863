namespace ServerlessPatterns.Build;

/// <summary>What stops a document from being written, as the build reports it.</summary>
internal sealed class BuildError(string code, string file, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>A file stands where a document goes, and the build did not write it.</summary>
    internal const string FileOfAnother = "SLP0901";

    /// <summary>The compiled assembly cannot be read.</summary>
    internal const string UnreadableAssembly = "SLP0903";

    /// <summary>A file of the build cannot be read, written or deleted.</summary>
    internal const string UnwritableFile = "SLP0904";

    /// <summary>The assembly's attribute holds no document.</summary>
    internal const string MalformedAttribute = "SLP0905";

    internal string Code { get; } = code;

    internal string File { get; } = file;
}
