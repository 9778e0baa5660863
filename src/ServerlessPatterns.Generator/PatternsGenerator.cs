using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ServerlessPatterns.Generator.Architecture;
using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.Crud.OpenApi;
using ServerlessPatterns.Generator.Gate;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator;

/// <summary>The one generator: wiring only.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PatternsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var patterns = context.CompilationProvider
            .Select(static (compilation, _) => new GatedCompilation((CSharpCompilation)compilation))
            .WithComparer(ShapeComparer.Instance)
            .WithTrackingName(Step.Gate)
            .Select(static (compilation, cancellationToken) => compilation.Read(cancellationToken))
            .WithTrackingName(Step.Patterns);

        var build = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => BuildSettings.Read(options.GlobalOptions))
            .WithTrackingName(Step.BuildSettings);

        context.RegisterImplementationSourceOutput(
            patterns.SelectMany(static (patterns, _) => HandlerFile.Plan(patterns)).WithTrackingName(Step.Handlers),
            static (output, file) => Add(output, file.Name, file.Functions.Count == 0 ? null : FunctionSource.Write(file)));

        context.RegisterImplementationSourceOutput(
            patterns.Select(static (patterns, _) => ServicesModel.Of(patterns)).WithTrackingName(Step.Services),
            static (output, services) => Add(output, ServicesSource.FileName, services is null ? null : ServicesSource.Write(services)));

        context.RegisterImplementationSourceOutput(
            patterns.Select(static (patterns, _) => patterns.UsedLambdaCore).WithTrackingName(Step.LambdaContext),
            static (output, core) => Add(output, LambdaContextSource.FileName, core is null ? null : LambdaContextSource.Write(core)));

        context.RegisterImplementationSourceOutput(
            patterns.Combine(build).Select(static (pair, _) => ServiceModel.Of(pair.Left, pair.Right)).WithTrackingName(Step.Service),
            static (output, service) => Add(output, TemplateSource.FileName, service is null ? null : TemplateSource.Write(service)));

        context.RegisterImplementationSourceOutput(
            patterns.Select(static (patterns, _) => ApiModel.Of(patterns)).WithTrackingName(Step.OpenApi),
            static (output, api) => Add(output, OpenApiSource.FileName, api is null ? null : OpenApiSource.Write(api)));

        context.RegisterImplementationSourceOutput(
            patterns.Select(static (patterns, _) => ArchitectureModel.Of(patterns)).WithTrackingName(Step.Architecture),
            static (output, architecture) => Add(output, ArchitectureSource.FileName, architecture is null ? null : ArchitectureSource.Write(architecture)));

        // What code of the project calls by name, the editor must always have: the clients of its tables, and, for a Main of its own, the functions.
        context.RegisterSourceOutput(
            patterns.SelectMany(static (patterns, _) => TableClientModel.Of(patterns.Patterns.Tables)).WithTrackingName(Step.TableClients),
            static (output, client) => Add(output, client.FileName, TableClientSource.Write(client)));

        context.RegisterSourceOutput(
            patterns.Select(static (patterns, _) => EntryPointModel.Of(patterns)).WithTrackingName(Step.EntryPoint),
            static (output, entryPoint) => Add(output, EntryPointSource.FileName, entryPoint is null ? null : EntryPointSource.Write(entryPoint)));
    }

    private static void Add(SourceProductionContext output, string name, string? source)
    {
        if (source is not null)
        {
            output.AddSource(name + ".g.cs", SourceText.From(source, Encoding.UTF8));
        }
    }

    /// <summary>The names of the steps, which tests of caching look at.</summary>
    internal static class Step
    {
        public const string Gate = nameof(Gate);
        public const string Patterns = nameof(Patterns);
        public const string BuildSettings = nameof(BuildSettings);
        public const string Handlers = nameof(Handlers);
        public const string Services = nameof(Services);
        public const string LambdaContext = nameof(LambdaContext);
        public const string Service = nameof(Service);
        public const string OpenApi = nameof(OpenApi);
        public const string Architecture = nameof(Architecture);
        public const string TableClients = nameof(TableClients);
        public const string EntryPoint = nameof(EntryPoint);
    }
}
