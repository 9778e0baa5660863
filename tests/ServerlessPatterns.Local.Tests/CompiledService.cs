using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.EndToEnd.Tests.Deployment;
using ServerlessPatterns.Generator;

namespace ServerlessPatterns.Local.Tests;

/// <summary>A service that is no project: its source, compiled with the generator and loaded.</summary>
internal static class CompiledService
{
    // What this process runs on, without the samples, which are services too.
    private static readonly IReadOnlyList<MetadataReference> s_references = ServiceCompilation.References(path => Path.GetFileName(path) is var name
        && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name is "netstandard.dll" or "ServerlessPatterns.dll"));

    public static Assembly Load(string service, string source)
    {
        var compilation = ServiceCompilation.Create($"{service}-{Guid.NewGuid():N}", service, s_references, source);
        CSharpGeneratorDriver.Create(new PatternsGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, TestContext.Current.CancellationToken);
        using var image = new MemoryStream();
        var emitted = output.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return Assembly.Load(image.ToArray());
    }
}
