using Microsoft.Build.Framework;

namespace ServerlessPatterns.Build;

/// <summary>Writes the documents that the compiled assembly holds, and deletes earlier ones that it holds no more or the project does not want.</summary>
public sealed class WriteDocuments : Microsoft.Build.Utilities.Task
{
    private readonly List<string> _filesOfOthers = [];

    /// <summary>The compiled assembly.</summary>
    [Required]
    public string AssemblyFile { get; set; } = "";

    /// <summary>The documents, as the targets describe them.</summary>
    [Required]
    public ITaskItem[] Documents { get; set; } = [];

    /// <summary>A file whose time says when this ran last.</summary>
    [Required]
    public string StampFile { get; set; } = "";

    /// <summary>Files that the build did not write and that were found, and left, in the place of a document that there is none of.</summary>
    [Output]
    public string[] FilesOfOthers => [.. _filesOfOthers];

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            Run();
        }
        catch (BuildError error)
        {
            Log.LogError(null, error.Code, null, error.File, 0, 0, 0, 0, "{0}", error.Message);
        }

        return !Log.HasLoggedErrors;
    }

    private void Run()
    {
        var documents = Array.ConvertAll(Documents, static item => new Document(item));
        var contents = AssemblyDocuments.Read(AssemblyFile, [.. documents.Where(static document => document.Wanted)]);
        foreach (var document in documents)
        {
            if (contents.TryGetValue(document, out var text))
            {
                Write(document, BuildFile.Encode(text));
            }
            else
            {
                Remove(document);
            }
        }

        // Touched even if nothing was written: it is what makes the next build skip the target.
        var stamp = new BuildFile(StampFile);
        stamp.Delete();
        stamp.Write([]);
    }

    private void Write(Document document, byte[] content)
    {
        var present = document.Output.Read();
        if (present is not null && !present.AsSpan().SequenceEqual(content) && !document.IsWrittenByBuild())
        {
            throw new BuildError(
                BuildError.FileOfAnother,
                document.Output.Path,
                $"The {document.Title} belongs into '{document.Output.Path}', but a file that the build did not write is there; it was left as it is. "
                    + $"Move it away or rename it, or set the project property {document.Property}FileName to another name for the {document.Title}, "
                    + $"or {document.Property} to false to go without."
            );
        }

        if (document.Output.Write(content))
        {
            Log.LogMessage(MessageImportance.Normal, "{0}", $"{document.Title}: {document.Output.Path}");
        }

        // After the output: the record speaks of what was written, also when the build is killed between the two.
        document.Intermediate.Write(content);
    }

    private void Remove(Document document)
    {
        if (document.Output.Exists)
        {
            if (document.IsWrittenByBuild())
            {
                document.Output.Delete();
                Log.LogMessage(MessageImportance.Normal, "{0}", $"There is no {document.Title} any more; deleted {document.Output.Path}");
            }
            else
            {
                _filesOfOthers.Add(document.Output.Path);
            }
        }

        document.Intermediate.Delete();
    }
}
