using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// SLP1021. Looks at literals, wherever they stand: credentials, ARNs and queue URLs with an account; and, in projects of functions, at the regions that clients
/// of regional services are made with. Tests, and programs that describe the infrastructure (CDK), have them by right.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AccountBoundAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic that holds an environment variable's name, which the literal could be read from.</summary>
    internal const string Variable = "variable";

    private const string ReadIt = "read it from an environment variable";
    private const string UseRole = "leave credentials to the SDK, which has those of the function's role";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AntiPatterns.AccountBound);

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
        var isFunctions = types.References("Amazon.Lambda.") || types.Find("ServerlessPatterns.QueueConsumerAttribute") is not null;
        if (types.IsTests || types.References("Amazon.CDK") || (!isFunctions && !types.References("AWSSDK.")))
        {
            return;
        }

        var regions = isFunctions && types.Find("Amazon.RegionEndpoint") is { } region ? new ClientRegions(types, region) : null;
        start.RegisterSemanticModelAction(context => Visit(context, regions));
    }

    private static void Visit(SemanticModelAnalysisContext context, ClientRegions? regions)
    {
        var (model, cancellationToken) = (context.SemanticModel, context.CancellationToken);
        var root = model.SyntaxTree.GetRoot(cancellationToken);
        var text = model.SyntaxTree.GetText(cancellationToken).ToString();
        foreach (var place in AccountBoundPlaces.Literals(text, root))
        {
            if (Literal(model.GetOperation(place, cancellationToken)) is { } literal)
            {
                VisitLiteral(literal, context.ReportDiagnostic);
                if (literal.Parent is IArgumentOperation argument)
                {
                    VisitSecret(argument, context.ReportDiagnostic);
                }
            }
        }

        foreach (var place in AccountBoundPlaces.Credentials(text, root))
        {
            foreach (var argument in (model.GetOperation(place, cancellationToken) as IObjectCreationOperation)?.Arguments ?? ImmutableArray<IArgumentOperation>.Empty)
            {
                // A literal has been looked at.
                if (argument.Value is not ILiteralOperation)
                {
                    VisitSecret(argument, context.ReportDiagnostic);
                }
            }
        }

        foreach (var place in regions is null ? [] : AccountBoundPlaces.Regions(text, root))
        {
            if (model.GetOperation(place, cancellationToken) is IObjectCreationOperation creation)
            {
                VisitClient(creation, regions!, context.ReportDiagnostic);
            }
        }
    }

    private static ILiteralOperation? Literal(IOperation? operation) => operation switch
    {
        ILiteralOperation literal => literal,
        IInterpolatedStringTextOperation { Text: ILiteralOperation literal } => literal,
        _ => null,
    };

    private static void VisitLiteral(ILiteralOperation literal, Action<Diagnostic> report)
    {
        // An ARN with an account is no shorter; what begins otherwise is not looked at further.
        if (literal.ConstantValue is not { HasValue: true, Value: string { Length: >= 20 } text } || text[0] is not ('a' or 'h' or 'A'))
        {
            return;
        }

        if (AccountBoundText.IsAccessKeyId(text))
        {
            report(At(literal, null, "An access key id", "whoever has the code has it", UseRole));
        }
        else if (AccountBoundText.Resource(text) is { } resource && !IsExcused(literal))
        {
            var isUrl = text[0] == 'h';
            report(At(literal, AccountBoundText.Variable(resource, isUrl), $"The {(isUrl ? "queue URL" : "ARN")} '{text}'", "holds in one account only", ReadIt));
        }
    }

    /// <summary>A secret key is 40 characters of base 64, which other texts are as well; it is one where AWS's SDK takes one.</summary>
    private static void VisitSecret(IArgumentOperation argument, Action<Diagnostic> report)
    {
        if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { Type.SpecialType: SpecialType.System_String } parameter, Value: { ConstantValue: { HasValue: true, Value: string { Length: 40 } text } } value }
            && parameter.Name.IndexOf("secret", StringComparison.OrdinalIgnoreCase) >= 0
            && ClientRegions.IsAmazon(parameter.ContainingSymbol.ContainingNamespace)
            && AccountBoundText.IsSecretKey(text))
        {
            report(At(value, null, "A secret access key", "whoever has the code has it", UseRole));
        }
    }

    private static void VisitClient(IObjectCreationOperation creation, ClientRegions regions, Action<Diagnostic> report)
    {
        if (regions.Of(creation) is { } place)
        {
            report(At(place.Operation, null, $"The region '{place.Name}' of {creation.Type!.Name}", "holds for one deployment only", "leave it out, so that the client takes the function's own region"));
        }
    }

    /// <summary>An attribute's argument cannot be read from the environment, and what stands in for a setting that is missing is no more than that.</summary>
    private static bool IsExcused(IOperation literal)
    {
        for (IOperation child = literal, parent = literal.Parent!; parent is not null; child = parent, parent = parent.Parent!)
        {
            switch (parent)
            {
                case IAttributeOperation:
                case ICoalesceOperation coalesce when ReferenceEquals(coalesce.WhenNull, child):
                case IArgumentOperation { Parameter.Name: "defaultValue" }:
                    return true;
                case IBlockOperation:
                    return false;
            }
        }

        return false;
    }

    private static Diagnostic At(IOperation operation, string? variable, params object[] arguments)
        => Diagnostic.Create(
            AntiPatterns.AccountBound,
            operation.Syntax.GetLocation(),
            variable is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(Variable, variable),
            arguments);
}
