using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Operations;
using ServerlessPatterns.Analyzers.Rules.Clients;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>SLP1004. See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html for what IAM can hold such clients to, and what not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PublicTableAccessAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AntiPatterns.PublicTableAccess);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext start)
    {
        var types = LibraryTypes.Of(start.Compilation);
        if (types.Find("Amazon.DynamoDBv2.AmazonDynamoDBClient") is not { } client)
        {
            return;
        }

        if (ClientAssembly.Is(types))
        {
            start.RegisterOperationBlockStartAction(block =>
            {
                var writes = new LocalWrites(block.OperationBlocks);
                block.RegisterOperationAction(context => VisitCreation(context, client, writes, block.OperationBlocks), OperationKind.ObjectCreation);
            });
        }

        if (ClientAssembly.IsLibrary(types))
        {
            start.RegisterSymbolAction(VisitMember, SymbolKind.Property, SymbolKind.Method, SymbolKind.Field);
        }
    }

    private static void VisitCreation(OperationAnalysisContext context, INamedTypeSymbol client, LocalWrites writes, ImmutableArray<IOperation> blocks)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (SymbolEqualityComparer.Default.Equals(creation.Type, client)
            && ClientCredentials.Of(creation, writes, local => IsSignedIn(local, blocks)) is { } credentials)
        {
            var member = context.ContainingSymbol;
            var name = member.ContainingType is { } type ? $"{type.Name}.{(member is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } ? type.Name : member.Name)}" : member.Name;
            context.ReportDiagnostic(Diagnostic.Create(AntiPatterns.PublicTableAccess, creation.Syntax.GetLocation(), $"'{name}' calls DynamoDB from a client with {credentials}"));
        }
    }

    /// <summary>A login that is added, or that something may add to which the credentials are handed, makes a guest a user.</summary>
    private static bool IsSignedIn(ILocalSymbol local, ImmutableArray<IOperation> blocks)
        => blocks.SelectMany(block => block.DescendantsAndSelf()).OfType<IInvocationOperation>().Any(invocation
            => (invocation is { TargetMethod.Name: "AddLogin", Instance: ILocalReferenceOperation instance } && SymbolEqualityComparer.Default.Equals(instance.Local, local))
                || invocation.Arguments.Any(argument => TextParts.Unwrap(argument.Value) is ILocalReferenceOperation given && SymbolEqualityComparer.Default.Equals(given.Local, local)));

    private static void VisitMember(SymbolAnalysisContext context)
    {
        var member = context.Symbol;
        var type = member switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method => method.ReturnType,
            _ => null,
        };
        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] })
        {
            type = result;
        }

        if (type is { Name: "IAmazonDynamoDB" or "AmazonDynamoDBClient" or "IDynamoDBContext" or "DynamoDBContext" or "Table" or "ITable" } && IsOfDynamoDB(type) && IsPublic(member))
        {
            context.ReportDiagnostic(Diagnostic.Create(AntiPatterns.PublicTableAccess, member.Locations.FirstOrDefault() ?? Location.None, $"'{member.ContainingType.Name}.{member.Name}' hands out the library's {type.Name}"));
        }
    }

    private static bool IsOfDynamoDB(ITypeSymbol type)
        => type.ContainingNamespace is { } ns
            && (ns.Name == "DynamoDBv2" ? ns.ContainingNamespace?.Name : ns is { Name: "DataModel" or "DocumentModel", ContainingNamespace: { Name: "DynamoDBv2", ContainingNamespace.Name: var root } } ? root : null) == "Amazon";

    private static bool IsPublic(ISymbol member)
    {
        for (var each = member; each is not (null or INamespaceSymbol); each = each.ContainingSymbol)
        {
            if (each.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }
}
