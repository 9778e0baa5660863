using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Rules.PassThrough;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>SLP1024, of tables: items of another project's service that AWS's SDK is asked for. A table of ITable&lt;T&gt; is SLP0040's.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedStoreAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<string> s_testFrameworks = ImmutableArray.Create("xunit", "nunit.framework", "Microsoft.VisualStudio.TestPlatform", "MSTest", "TUnit");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AntiPatterns.SharedStore);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext start)
    {
        // A test may look into the table that it has a service fill.
        var types = LibraryTypes.Of(start.Compilation);
        if (types.Find("ServerlessPatterns.CrudTableAttribute") is { } table && types.References("AWSSDK.DynamoDBv2") && !s_testFrameworks.Any(types.References))
        {
            var marks = (Table: table, Template: types.Find("ServerlessPatterns.Hosting.CloudFormationTemplateAttribute"), Service: types.Find("ServerlessPatterns.ServerlessServiceAttribute"));
            start.RegisterOperationAction(
                context =>
                {
                    var invocation = (IInvocationOperation)context.Operation;
                    if (invocation.TargetMethod is { IsGenericMethod: true } method && ItemCall.IsOfDynamoDB(method)
                        && method.TypeArguments.FirstOrDefault(type => Owns(type, context.Compilation.Assembly, marks.Table, marks.Template)) is { } item)
                    {
                        context.ReportDiagnostic(Diagnostic.Create(AntiPatterns.SharedStore, invocation.Syntax.GetLocation(), Name(context.ContainingSymbol), $"the table of '{item.Name}'", Service(item.ContainingAssembly, marks.Service)));
                    }
                },
                OperationKind.Invocation);
        }
    }

    /// <summary>Whether another project's service keeps such items: a [CrudTable] of ours, or a [DynamoDBTable] of a project that has a service's template.</summary>
    private static bool Owns(ITypeSymbol type, IAssemblySymbol own, INamedTypeSymbol table, INamedTypeSymbol? template)
        => type.ContainingAssembly is { } other
            && !SymbolEqualityComparer.Default.Equals(other, own)
            && (Bears(type, table) || (type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DynamoDBTableAttribute") && template is not null && Bears(other, template)));

    private static bool Bears(ISymbol symbol, INamedTypeSymbol attributeClass) => symbol.GetAttributes().Any(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeClass));

    private static string Name(ISymbol member) => member.ContainingType is { } type ? $"{type.Name}.{member.Name}" : member.Name;

    private static string Service(IAssemblySymbol assembly, INamedTypeSymbol? service)
        => assembly.GetAttributes().FirstOrDefault(attribute => service is not null && SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, service)) is { ConstructorArguments: [{ Value: string name }] }
            ? name
            : assembly.Name;
}
