using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Benchmarks.Generator;

/// <summary>The same readers and writers behind ForAttributeWithMetadataName.</summary>
internal sealed class StraightforwardGenerator : IIncrementalGenerator
{
    private static readonly ConditionalWeakTable<Compilation, ReadContext> s_contexts = [];

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var consumers = context.SyntaxProvider.ForAttributeWithMetadataName(
            "ServerlessPatterns.QueueConsumerAttribute",
            static (node, _) => node is TypeDeclarationSyntax,
            static (match, _) => QueueConsumerReader.Read((INamedTypeSymbol)match.TargetSymbol, match.Attributes[0], Context(match.SemanticModel.Compilation)));
        var assembly = context.CompilationProvider.Select(static (compilation, _) => AssemblyReader.Read(Context(compilation)));
        var build = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => BuildSettings.Read(options.GlobalOptions));

        context.RegisterImplementationSourceOutput(consumers.Combine(assembly), static (output, pair) =>
        {
            if (pair.Left is { } consumer)
            {
                var file = new HandlerFile(consumer.Function.Class.FunctionFullName, pair.Right.LambdaCore is not null, pair.Right.Startup is not null, new IFunctionPattern[] { consumer }.ToEquatableArray());
                output.AddSource(file.Name + ".g.cs", SourceText.From(FunctionSource.Write(file), Encoding.UTF8));
            }
        });

        var service = consumers.Collect().Combine(assembly).Combine(build).Select(static (all, _)
            => new ServiceModel(all.Left.Right, all.Right, new ServicePatterns { QueueConsumers = all.Left.Left.Where(consumer => consumer is not null).ToEquatableArray()! }));
        context.RegisterImplementationSourceOutput(service, static (output, service)
            => output.AddSource("ServerlessPatternsTemplate.g.cs", SourceText.From(TemplateSource.Write(service) ?? "", Encoding.UTF8)));
    }

    private static ReadContext Context(Compilation compilation)
        => s_contexts.GetValue(compilation, static compilation => new ReadContext(compilation, KnownTypes.Resolve(compilation)!, report: null, CancellationToken.None));
}
