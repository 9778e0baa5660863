using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>SLP1007. Authorization None is SLP0039's. See https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OpenTableAnalyzer : DiagnosticAnalyzer
{
    // The members of ApiAuthorization that a browser's page gives credentials for.
    private const int Iam = 0;
    private const int Cognito = 1;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AntiPatterns.OpenTable);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName("ServerlessPatterns.CrudTableAttribute") is { } table)
            {
                start.RegisterSymbolAction(symbol => Visit(symbol, table), SymbolKind.NamedType);
            }
        });
    }

    private static void Visit(SymbolAnalysisContext context, INamedTypeSymbol table)
    {
        foreach (var attribute in context.Symbol.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, table) && IsForEveryOrigin(attribute) && Credentials(attribute) is { } credentials)
            {
                context.ReportDiagnostic(Diagnostic.Create(AntiPatterns.OpenTable, Place(attribute, context.CancellationToken) ?? context.Symbol.Locations.FirstOrDefault(), context.Symbol.Name, $"lets the pages of every origin call its API with {credentials}"));
            }
        }
    }

    /// <summary>* beside others is an error of the usage analyzer's.</summary>
    private static bool IsForEveryOrigin(AttributeData attribute)
        => Named(attribute, "CorsOrigins") is { Kind: TypedConstantKind.Array, IsNull: false, Values: [{ Value: "*" }] };

    private static string? Credentials(AttributeData attribute)
        => Number(attribute, "Operations") == 0 ? null : (Number(attribute, "Authorization") ?? Iam) switch
        {
            Iam => "AWS credentials",
            Cognito => "their users' tokens",
            _ => null,
        };

    private static int? Number(AttributeData attribute, string name) => Named(attribute, name) is { Kind: TypedConstantKind.Enum, Value: int number } ? number : null;

    private static TypedConstant? Named(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    private static Location? Place(AttributeData attribute, CancellationToken cancellationToken)
        => attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax syntax
            ? (syntax.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "CorsOrigins")?.Expression ?? (SyntaxNode)syntax).GetLocation()
            : null;
}
