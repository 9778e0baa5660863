using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.FanOut;
using ServerlessPatterns.Generator.Graph;
using ServerlessPatterns.Generator.LoadBalancer;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator;

/// <summary>Explains what the generator skips: it runs the generator's readers, with a place to report to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => UsageRules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext start)
    {
        if (KnownTypes.Resolve(start.Compilation) is not { } types)
        {
            return;
        }

        var shared = new ReadContext(start.Compilation, types, report: null, start.CancellationToken);
        var build = BuildSettings.Read(start.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        var declared = new ConcurrentBag<(INamedTypeSymbol Type, AttributeData Attribute)>();
        var consumers = new ConcurrentBag<QueueConsumerModel>();
        var targets = new ConcurrentBag<(INamedTypeSymbol Type, LoadBalancerTargetModel Model)>();
        var declaredTargets = new ConcurrentBag<INamedTypeSymbol>();
        var tables = new ConcurrentBag<TableModel>();
        start.RegisterSymbolAction(
            context =>
            {
                var type = (INamedTypeSymbol)context.Symbol;
                var reading = shared.For(build, context.ReportDiagnostic, context.CancellationToken);
                if (!types.FunctionAttributes(type).Any())
                {
                    SenderReader.CheckUnused(type, reading);
                    TargetReader.CheckUnused(type, reading);
                }

                if (type.Attribute(types.LoadBalancerTargetAttribute) is { } target)
                {
                    declaredTargets.Add(type);
                    if (TargetReader.Read(type, target, reading) is { } read)
                    {
                        targets.Add((type, read));
                    }
                }

                if (type.Attribute(types.QueueConsumerAttribute) is { } attribute)
                {
                    declared.Add((type, attribute));

                    // What bears both attributes is explained once.
                    if (!type.Bears(types.LoadBalancerTargetAttribute) && QueueConsumerReader.Read(type, attribute, reading) is { } consumer)
                    {
                        consumers.Add(consumer);
                    }
                }

                if (type.Bears(types.FanOutTopicAttribute))
                {
                    TopicReader.Read(type, location: null, reading);
                }

                if (type.Attribute(types.CrudTableAttribute) is { } table && TableReader.Read(type, table, reading) is { } model)
                {
                    tables.Add(model);
                }

                if (type.Bears(types.ServiceStartupAttribute))
                {
                    StartupReader.Check(type, reading);
                }
            },
            SymbolKind.NamedType);

        // With its file, and not at the compilation's end, so that it shows while it is typed.
        var service = start.Compilation.Assembly.Attribute(types.ServerlessServiceAttribute);
        start.RegisterSemanticModelAction(context =>
        {
            if (service?.ApplicationSyntaxReference?.SyntaxTree == context.SemanticModel.SyntaxTree)
            {
                AssemblyReader.ServiceName(service, shared.For(build, context.ReportDiagnostic, context.CancellationToken));
            }
        });
        var entryPoint = new EntryPointRule();
        if (EntryPointRule.Concerns(start.Compilation))
        {
            start.RegisterOperationAction(entryPoint.Visit, OperationKind.Invocation, OperationKind.MethodReference);
        }

        if (types.HttpResult is not null)
        {
            start.RegisterOperationAction(
                context => ResultBodyRule.Check(context, shared.For(build, context.ReportDiagnostic, context.CancellationToken)),
                OperationKind.Invocation);
        }

        start.RegisterCompilationEndAction(context =>
        {
            var reading = shared.For(build, context.ReportDiagnostic, context.CancellationToken);
            OwnedTopics.Check(reading);
            var assembly = AssemblyReader.Read(shared);
            var topics = PatternsReader.Topics(shared).ToEquatableArray();
            TargetRules.Check(targets, reading);
            var patterns = new ServicePatterns
            {
                QueueConsumers = consumers.OrderBy(consumer => consumer.Function.Class.FullName, StringComparer.Ordinal).ToEquatableArray(),
                Topics = topics,
                Tables = tables.ToEquatableArray(),
                Targets = targets.Select(target => target.Model).OrderBy(target => target.Function.Class.FullName, StringComparer.Ordinal).ToEquatableArray(),
            };
            ServiceRules.Check(new ServiceModel(assembly, build, patterns), ServiceInSight.Read(declared, declaredTargets, shared), reading);
            if (patterns.Functions.Count > 0)
            {
                entryPoint.Check(context.Compilation, patterns.Functions[0].Function.Class.FullName, context.ReportDiagnostic, context.CancellationToken);
            }
        });
    }
}
