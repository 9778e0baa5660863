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
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using ServerlessPatterns;
        """;

    // The assemblies of this process, which has the library and all that it needs, without ourselves.
    private static readonly IReadOnlyList<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path != typeof(GeneratedService).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static JsonElement TemplateOf(string service, params string[] sources)
    {
        var compilation = CSharpCompilation.Create(
            "Service",
            sources.Append(Usings).Append($"[assembly: ServerlessService(\"{service}\")]").Select(source => CSharpSyntaxTree.ParseText(source)),
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
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
