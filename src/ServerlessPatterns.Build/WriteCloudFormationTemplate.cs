using Microsoft.Build.Framework;

namespace ServerlessPatterns.Build;

/// <summary>Writes the template that the compiled assembly holds, or deletes the earlier one when it holds none any more.</summary>
public sealed class WriteCloudFormationTemplate : Microsoft.Build.Utilities.Task
{
    /// <summary>The compiled assembly.</summary>
    [Required]
    public string AssemblyFile { get; set; } = "";

    /// <summary>The template's place in the output folder.</summary>
    [Required]
    public string TemplateFile { get; set; } = "";

    /// <summary>A copy of the template among the intermediate files: what publish takes, and the record of what the build wrote last.</summary>
    [Required]
    public string IntermediateTemplateFile { get; set; } = "";

    /// <summary>A file whose time says when this ran last.</summary>
    [Required]
    public string StampFile { get; set; } = "";

    /// <summary>Whether a file that the build did not write was found, and left, at <see cref="TemplateFile"/>, although there is no template.</summary>
    [Output]
    public bool FoundFileOfAnother { get; set; }

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
        var intermediate = new TemplateFile(IntermediateTemplateFile);
        var output = new TemplateFile(TemplateFile);
        var json = AssemblyTemplate.Read(AssemblyFile);
        var lastWritten = intermediate.Read();

        if (json is null)
        {
            Remove(output, lastWritten);
            intermediate.Delete();
        }
        else
        {
            Write(output, Build.TemplateFile.Encode(json), lastWritten);
            // After the output: the record speaks of what was written, also when the build is killed between the two.
            intermediate.Write(Build.TemplateFile.Encode(json));
        }

        // Touched even if nothing was written: it is what makes the next build skip the target.
        var stamp = new TemplateFile(StampFile);
        stamp.Delete();
        stamp.Write([]);
    }

    private void Write(TemplateFile output, byte[] content, byte[]? lastWritten)
    {
        var present = output.Read();
        if (present is not null && !present.AsSpan().SequenceEqual(content) && !output.IsWrittenByBuild(lastWritten))
        {
            throw new BuildError(
                BuildError.FileOfAnother,
                output.Path,
                $"The CloudFormation template belongs into '{output.Path}', but a file that the build did not write is there; it was left as it is. "
                    + "Move it away or rename it, or set the project property ServerlessPatternsTemplateFileName to another name for the template, "
                    + "or ServerlessPatternsTemplate to false to go without."
            );
        }

        if (output.Write(content))
        {
            Log.LogMessage(MessageImportance.Normal, "{0}", $"CloudFormation template: {output.Path}");
        }
    }

    private void Remove(TemplateFile output, byte[]? lastWritten)
    {
        if (!output.Exists)
        {
            return;
        }

        if (!output.IsWrittenByBuild(lastWritten))
        {
            FoundFileOfAnother = true;
            return;
        }

        output.Delete();
        Log.LogMessage(MessageImportance.Normal, "{0}", $"The assembly has no pattern any more; deleted {output.Path}");
    }
}
