using System.Collections.Immutable;
using System.Globalization;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;

namespace ServerlessPatterns.Benchmarks.Analyzers;

/// <summary>A large compilation, made anew for each run, so that nothing bound for one set of analyzers is there for the next.</summary>
internal sealed class AnalyzedCode
{
    private const int Handlers = 2000;

    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>What the framework's generator makes of our one JSON context.</summary>
    private const string JsonContext =
        """
        using System.Text.Json;
        using System.Text.Json.Serialization.Metadata;

        namespace ServerlessPatterns;

        internal sealed partial class KeyJsonContext() : System.Text.Json.Serialization.JsonSerializerContext(null)
        {
            public static KeyJsonContext Default { get; } = new();

            public JsonTypeInfo<System.DateTime> DateTime => (JsonTypeInfo<System.DateTime>)GetTypeInfo(typeof(System.DateTime))!;

            public JsonTypeInfo<System.DateTimeOffset> DateTimeOffset => (JsonTypeInfo<System.DateTimeOffset>)GetTypeInfo(typeof(System.DateTimeOffset))!;

            protected override JsonSerializerOptions? GeneratedSerializerOptions => null;

            public override JsonTypeInfo? GetTypeInfo(Type type) => JsonTypeInfo.CreateJsonTypeInfo(type, Options);
        }
        """;

    // What is C# 14 to the SDK that builds our sources is a preview to this compiler.
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Preview, preprocessorSymbols: ["NET", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0", "NET10_0_OR_GREATER"]);

    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly ImmutableArray<MetadataReference> _references;

    private AnalyzedCode(string name, IEnumerable<string> sources, IEnumerable<MetadataReference> references)
    {
        Name = name;
        _trees = [.. sources.Prepend(Usings).Select((source, index) => CSharpSyntaxTree.ParseText(source, s_parse, $"Source{index}.cs"))];
        _references = [.. Net100.References.All, .. references];
        if (Create(editor: true).GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException($"The code does not compile: {error}: {error.Location.SourceTree?.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line]}");
        }
    }

    public string Name { get; }

    public int Files => _trees.Length;

    public int Lines => _trees.Sum(tree => tree.GetText().Lines.Count);

    private int Characters => _trees.Sum(tree => tree.Length);

    /// <summary>Our library's own sources and handlers on AWS: code with all that our analyzers look for.</summary>
    public static AnalyzedCode OnAws()
    {
        MetadataReference[] sdk = [Real(typeof(Amazon.SQS.IAmazonSQS)), Real(typeof(Amazon.DynamoDBv2.IAmazonDynamoDB)), Real(typeof(Amazon.Runtime.AmazonServiceClient))];
        return new AnalyzedCode(
            "on AWS",
            [JsonContext, .. Sources("ServerlessPatterns"), .. Sources("ServerlessPatterns.Aws"), .. Enumerable.Range(0, Handlers).Select(HandlerSource.OnAws)],
            [
                .. sdk, Real(typeof(Amazon.Lambda.Core.ILambdaContext)), Contract("Amazon.Lambda.SQSEvents", sdk), Contract("Amazon.Lambda.APIGatewayEvents", sdk),
                Real(typeof(IServiceCollection)),
            ]);
    }

    /// <summary>As much code that knows nothing of AWS or of our library: our generator's and analyzers' own sources, and classes like those handlers.</summary>
    public static AnalyzedCode Elsewhere(AnalyzedCode equal)
    {
        List<string> sources = [.. Sources("ServerlessPatterns.Generator"), .. Sources("ServerlessPatterns.Analyzers")];
        var left = equal.Characters - sources.Sum(source => source.Length);
        for (var number = 0; left > 0; number++)
        {
            sources.Add(HandlerSource.Elsewhere(number));
            left -= sources[^1].Length;
        }

        return new AnalyzedCode("without the libraries", sources, [Real(typeof(Compilation)), Real(typeof(CSharpCompilation))]);
    }

    /// <summary>The code as nobody has looked at it. A build, unlike an editor, leaves out analyzers that have suggestions only.</summary>
    public CSharpCompilation Create(bool editor, IEnumerable<DiagnosticDescriptor>? rules = null)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable).WithSyntaxTreeOptionsProvider(new NoTreeOptions());
        return CSharpCompilation.Create(
            "Acme",
            _trees,
            _references,
            editor || rules is null ? options : options.WithSpecificDiagnosticOptions(rules
                .Where(rule => rule.DefaultSeverity < DiagnosticSeverity.Warning)
                .Select(rule => rule.Id)
                .Distinct(StringComparer.Ordinal)
                .Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress))));
    }

    private static IEnumerable<string> Sources(string project)
        => Directory.EnumerateFiles(Path.Combine(Built.With("Sources"), project), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(Built.With("Sources"), file).Split(Path.DirectorySeparatorChar) is [_, not ("obj" or "bin"), ..])
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText);

    private static PortableExecutableReference Real(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);

    private static PortableExecutableReference Contract(string name, MetadataReference[] sdk)
    {
        using var reader = new StreamReader(typeof(AnalyzedCode).Assembly.GetManifestResourceStream(name)!);
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(reader.ReadToEnd())], [.. Net100.References.All, .. sdk], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success ? MetadataReference.CreateFromImage(image.ToArray()) : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{name}: {result.Diagnostics[0]}"));
    }
}
