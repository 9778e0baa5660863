using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;
using ServerlessPatterns.Analyzers.Operations;
using ServerlessPatterns.Analyzers.Rules.PassThrough;
using ServerlessPatterns.Analyzers.Rules.Stores;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// SLP1024: items of another project's service that AWS's SDK is asked for, and tables, buckets and queues that such a project names in constants and static members.
/// A table of ITable&lt;T&gt; is SLP0040's.
/// </summary>
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
        if (types.Find("ServerlessPatterns.CrudTableAttribute") is not { } table || !StoreNames.AreReferenced(types) || s_testFrameworks.Any(types.References))
        {
            return;
        }

        var services = new OtherServices(types);
        if (types.References("AWSSDK.DynamoDBv2"))
        {
            start.RegisterOperationAction(context => VisitCall(context, services, table), OperationKind.Invocation);
        }

        start.RegisterOperationAction(
            context =>
            {
                if (StoreNames.IsAny(AssignedNames.Of(context.Operation.Syntax)) && context.Operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property }, Value: var value })
                {
                    VisitName(context, services, StoreNames.Kind(property), value);
                }
            },
            OperationKind.SimpleAssignment);
        start.RegisterOperationAction(
            context =>
            {
                if (context.Operation is IArgumentOperation { Parameter: { } parameter, Value: var value })
                {
                    VisitName(context, services, StoreNames.Kind(parameter), value);
                }
            },
            OperationKind.Argument);
    }

    private static void VisitCall(OperationAnalysisContext context, OtherServices services, INamedTypeSymbol table)
    {
        var invocation = (IInvocationOperation)context.Operation;
        if (invocation.TargetMethod is { IsGenericMethod: true } method && ItemCall.IsOfDynamoDB(method)
            && method.TypeArguments.FirstOrDefault(type => Owns(type, services, table)) is { ContainingAssembly: var owner } item)
        {
            Report(context, invocation, $"the table of '{item.Name}'", services.Name(owner));
        }
    }

    /// <summary>A name that a member of another service's project holds. What a method makes of it, as of a variable's name, is not known.</summary>
    private static void VisitName(OperationAnalysisContext context, OtherServices services, string? kind, IOperation value)
    {
        if (kind is not null
            && SymbolUses.Unwrap(value) is IMemberReferenceOperation { Member: IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true } } reference
            && reference.Member is { ContainingType.Name: var holder, Name: var name, ContainingAssembly: var owner }
            && (services.HasTemplate(owner) || services.IsProject(owner)))
        {
            Report(context, value, $"the {kind} '{holder}.{name}'", services.Name(owner));
        }
    }

    private static void Report(OperationAnalysisContext context, IOperation place, string store, string service)
        => context.ReportDiagnostic(Diagnostic.Create(AntiPatterns.SharedStore, place.Syntax.GetLocation(), Name(context.ContainingSymbol), store, service));

    /// <summary>Whether another project's service keeps such items: a [CrudTable] of ours, or a [DynamoDBTable] of a project that has a service's template.</summary>
    private static bool Owns(ITypeSymbol type, OtherServices services, INamedTypeSymbol table)
        => type.ContainingAssembly is { } other
            && services.IsOther(other)
            && (Bears(type, table) || (type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "DynamoDBTableAttribute") && services.HasTemplate(other)));

    private static bool Bears(ISymbol symbol, INamedTypeSymbol attributeClass) => symbol.GetAttributes().Any(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeClass));

    private static string Name(ISymbol member) => member.ContainingType is { } type ? $"{type.Name}.{member.Name}" : member.Name;
}
