using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ServerlessPatterns.Generator.Tests.Driver;

/// <summary>A project as the compiler sees it, and how the generator runs on it.</summary>
internal sealed record TestProject
{
    private const string ImplicitUsings =
        """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        global using global::ServerlessPatterns;
        """;

    // What the SDK leaves out of every project: an assembly built for an older framework.
    private static readonly ImmutableDictionary<string, ReportDiagnostic> s_sdkOptions =
        ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("CS1701", ReportDiagnostic.Suppress).Add("CS1702", ReportDiagnostic.Suppress);

    public TestProject(params string[] sources)
        => Sources = [.. sources.Select((source, index) => ($"Source{index}.cs", source))];

    public ImmutableArray<(string Path, string Text)> Sources { get; init; }

    public string AssemblyName { get; init; } = "Acme";

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    public bool HasImplicitUsings { get; init; } = true;

    public bool HasLambdaCore { get; init; }

    public bool HasContainer { get; init; }

    /// <summary>Whether the project references ServerlessPatterns.Aws.</summary>
    public bool HasAws { get; init; }

    public bool HasLibrary { get; init; } = true;

    public ImmutableArray<MetadataReference> OtherReferences { get; init; } = [];

    /// <summary>The user's own code has compile errors; ours must have none all the same.</summary>
    public bool DoesNotCompile { get; init; }

    /// <summary>What .editorconfig says of rules.</summary>
    public ImmutableDictionary<string, ReportDiagnostic> Severities { get; init; } = ImmutableDictionary<string, ReportDiagnostic>.Empty;

    public ImmutableDictionary<string, string> Properties { get; init; } =
        ImmutableDictionary<string, string>.Empty.Add("TargetFramework", "net10.0");

    public CSharpParseOptions ParseOptions => new(LanguageVersion);

    public BuildProperties BuildProperties => new(Properties);

    public IEnumerable<MetadataReference> References =>
    [
        .. Driver.References.Framework,
        .. HasLibrary ? [Driver.References.Library] : Array.Empty<MetadataReference>(),
        .. HasContainer ? Driver.References.Container : [],
        .. HasAws ? Driver.References.Aws : [],
        .. HasLambdaCore ? [Driver.References.LambdaCore] : Array.Empty<MetadataReference>(),
        .. OtherReferences,
    ];

    public CSharpCompilation Compile()
    {
        var sources = HasImplicitUsings ? Sources.Add(("ImplicitUsings.cs", HasLibrary ? ImplicitUsings : "global using System;")) : Sources;
        return CSharpCompilation.Create(
            AssemblyName,
            sources.Select(source => Parse(source.Text, source.Path)),
            References,
            new CSharpCompilationOptions(OutputKind, nullableContextOptions: Nullable, warningLevel: 9999).WithSpecificDiagnosticOptions(s_sdkOptions.AddRange(Severities)));
    }

    public SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path, cancellationToken: TestContext.Current.CancellationToken);

    public GeneratorDriver CreateDriver()
        => CSharpGeneratorDriver.Create(
            [new PatternsGenerator().AsSourceGenerator()],
            parseOptions: ParseOptions,
            optionsProvider: BuildProperties,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
