using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// SLP1007. See https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html and
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OpenTableAnalyzer : DiagnosticAnalyzer
{
    // Members of ApiAuthorization: a browser's page gives credentials for the first two.
    private const int Iam = 0;
    private const int Cognito = 1;
    private const int None = 3;

    // Of CrudOperations; other bits mean nothing.
    private const int AllOperations = 31;

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
            if (!SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, table) || ((Number(attribute, "Operations") ?? AllOperations) & AllOperations) == 0)
            {
                continue;
            }

            var authorization = Number(attribute, "Authorization") ?? Iam;
            if (authorization == None)
            {
                Report(context, attribute, Argument(attribute, "Authorization", context.CancellationToken), "has Authorization None, so that anyone on the Internet may do with its table whatever Operations allows", "take Iam, Cognito or ApiKey");
            }
            else if (IsForEveryOrigin(attribute) && Credentials(authorization) is { } credentials)
            {
                Report(context, attribute, Argument(attribute, "CorsOrigins", context.CancellationToken)?.Expression, $"lets the pages of every origin call its API with {credentials}", "name the origins that may call it");
            }
        }
    }

    private static void Report(SymbolAnalysisContext context, AttributeData attribute, SyntaxNode? argument, string problem, string remedy)
    {
        var place = argument ?? attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken);
        context.ReportDiagnostic(Diagnostic.Create(AntiPatterns.OpenTable, place?.GetLocation() ?? context.Symbol.Locations.FirstOrDefault(), context.Symbol.Name, problem, remedy));
    }

    /// <summary>* beside others is an error of the usage analyzer's.</summary>
    private static bool IsForEveryOrigin(AttributeData attribute)
        => Named(attribute, "CorsOrigins") is { Kind: TypedConstantKind.Array, IsNull: false, Values: [{ Value: "*" }] };

    private static string? Credentials(int authorization) => authorization switch
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

    private static AttributeArgumentSyntax? Argument(AttributeData attribute, string name, CancellationToken cancellationToken)
        => (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax)?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);
}
