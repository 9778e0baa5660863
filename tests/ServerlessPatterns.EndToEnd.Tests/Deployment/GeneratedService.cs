using System.Globalization;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ServerlessPatterns.Generator;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment;

/// <summary>The template of a service that is no project: its sources, run through the generator.</summary>
internal static class GeneratedService
{
    // The assemblies of this process, which has the library and all that it needs, without ourselves.
    private static readonly IReadOnlyList<MetadataReference> s_references = ServiceCompilation.References(path => path != typeof(GeneratedService).Assembly.Location);

    public static JsonElement TemplateOf(string service, params string[] sources)
    {
        var compilation = ServiceCompilation.Create("Service", service, s_references, sources);
        var driver = CSharpGeneratorDriver.Create(new PatternsGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        Assert.Null(driver.GetRunResult().Results.Single().Exception);

        // Contexts of the serializer lack what its own generator would write; nothing else may be wrong.
        var errors = output.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error && !problem.GetMessage(CultureInfo.InvariantCulture).Contains("JsonSerializerContext", StringComparison.Ordinal));
        Assert.Empty(errors);
        var template = output.Assembly.GetAttributes().Single(attribute => attribute.AttributeClass!.Name == nameof(CloudFormationTemplateAttribute));
        using var document = JsonDocument.Parse((string)template.ConstructorArguments[0].Value!);
        return document.RootElement.Clone();
    }
}
