using Microsoft.Build.Framework;

namespace ServerlessPatterns.Build;

/// <summary>Finds the files that stand in a document's place and were not written by the build, and so must not be cleaned away.</summary>
public sealed class FindFilesOfOthers : Microsoft.Build.Utilities.Task
{
    /// <summary>The documents, as the targets describe them.</summary>
    [Required]
    public ITaskItem[] Documents { get; set; } = [];

    /// <summary>The files of others.</summary>
    [Output]
    public string[] FilesOfOthers { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            FilesOfOthers =
            [
                .. Documents.Select(static item => new Document(item)).Where(static document => !document.IsWrittenByBuild()).Select(static document => document.Output.Path),
            ];
        }
        catch (BuildError error)
        {
            Log.LogError(null, error.Code, null, error.File, 0, 0, 0, 0, "{0}", error.Message);
        }

        return !Log.HasLoggedErrors;
    }
}
