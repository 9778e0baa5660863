using System.Text.RegularExpressions;
using Microsoft.Build.Framework;

namespace ServerlessPatterns.Build;

/// <summary>
/// A document that the source generator puts into the assembly as an attribute, and the build writes to a file. What there is to say of
/// each kind stands in the build's targets, once.
/// </summary>
internal sealed class Document
{
    private readonly string _beginning;
    private readonly Regex _mark;

    internal Document(ITaskItem item)
    {
        Attribute = item.ItemSpec;
        Title = item.GetMetadata("Title");
        Property = item.GetMetadata("Property");
        Wanted = !string.Equals(item.GetMetadata("Wanted"), "false", StringComparison.OrdinalIgnoreCase);
        Output = new BuildFile(item.GetMetadata("OutputFile"), $"{Property}FileName");
        Intermediate = new BuildFile(item.GetMetadata("IntermediateFile"), $"{Property}FileName");
        _beginning = item.GetMetadata("Beginning");
        _mark = new Regex($"\"{Regex.Escape(item.GetMetadata("Mark"))}\"\\s*:\\s*\\{{", RegexOptions.CultureInvariant);
    }

    /// <summary>The name of the attribute that holds it, without its namespace.</summary>
    internal string Attribute { get; }

    /// <summary>What it is called.</summary>
    internal string Title { get; }

    /// <summary>The project property that says whether it is wanted; with FileName behind it, the one that names its file.</summary>
    internal string Property { get; }

    /// <summary>Whether the project wants it.</summary>
    internal bool Wanted { get; }

    /// <summary>Its place in the output folder.</summary>
    internal BuildFile Output { get; }

    /// <summary>A copy of it among the intermediate files: what publish takes, and the record of what the build wrote last.</summary>
    internal BuildFile Intermediate { get; }

    /// <summary>
    /// Whether the file in the output folder, if there is one, is the build's own: it carries the mark that the generator puts into every
    /// document of this kind (<c>"mark": { … }</c>, or how it begins) or is, to the byte, what the build wrote last. Any other file is a person's.
    /// </summary>
    internal bool IsWrittenByBuild() =>
        Output.Read() is not { } content
        || (Intermediate.Read() is { } lastWritten && content.AsSpan().SequenceEqual(lastWritten))
        || IsMarked(BuildFile.Decode(content));

    private bool IsMarked(string text) => _beginning.Length > 0 ? text.StartsWith(_beginning, StringComparison.Ordinal) : _mark.IsMatch(text);
}
