using Microsoft.Build.Framework;

namespace ServerlessPatterns.Build;

/// <summary>Tells whether the template's file in the output folder was written by the build, and so may be cleaned away.</summary>
public sealed class RecognizeTemplateFile : Microsoft.Build.Utilities.Task
{
    /// <summary>The template's place in the output folder.</summary>
    [Required]
    public string TemplateFile { get; set; } = "";

    /// <summary>The record of what the build wrote last.</summary>
    [Required]
    public string IntermediateTemplateFile { get; set; } = "";

    /// <summary>Whether the file was written by the build, or does not exist.</summary>
    [Output]
    public bool WrittenByBuild { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            WrittenByBuild = new TemplateFile(TemplateFile).IsWrittenByBuild(new TemplateFile(IntermediateTemplateFile).Read());
        }
        catch (BuildError error)
        {
            Log.LogError(null, error.Code, null, error.File, 0, 0, 0, 0, "{0}", error.Message);
        }

        return !Log.HasLoggedErrors;
    }
}
