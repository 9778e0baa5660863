using System.Globalization;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Tests.Driver;
using ServerlessPatterns.Generator.Tests.Usage;

namespace ServerlessPatterns.Generator.Tests.Graph;

/// <summary>What the whole-service checks say of several projects.</summary>
internal static class GraphTest
{
    /// <summary>How a project refers to another: to its source as an editor does, to its file as a build does.</summary>
    public static readonly TheoryData<bool> References = [false, true];

    /// <summary>What one rule says, each as the marked text and the message.</summary>
    public static IReadOnlyList<string> Told(string rule, TestProject project)
        => [.. UsageTest.Analyze(project, out _)
            .Where(diagnostic => diagnostic.Id == rule)
            .Select(diagnostic => $"{(diagnostic.Location.SourceTree is { } tree ? tree.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length) : "nowhere")}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}")];

    public static IReadOnlyList<string> Told(string rule, string source, params MetadataReference[] references)
        => Told(rule, Project("Acme", source, references));

    /// <summary>A project that may send.</summary>
    public static TestProject Project(string name, string source, params MetadataReference[] references)
        => new(source) { AssemblyName = name, HasAws = true, OtherReferences = [.. references] };

    /// <summary>Another project, as a reference.</summary>
    public static MetadataReference Reference(bool isFile, string name, string source, params MetadataReference[] references)
    {
        var compilation = Project(name, source, references).Compile();
        if (!isFile)
        {
            return compilation.ToMetadataReference();
        }

        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(emitted.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error).Select(each => each.ToString()));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
