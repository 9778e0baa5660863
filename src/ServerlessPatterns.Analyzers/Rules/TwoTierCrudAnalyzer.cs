using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Rules.PassThrough;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>SLP1006, of the actions of ASP.NET Core's controllers and the endpoints of its minimal APIs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TwoTierCrudAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AntiPatterns.TwoTierCrud);

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
        if (!types.References("AWSSDK.DynamoDBv2"))
        {
            return;
        }

        if (types.Find("Microsoft.AspNetCore.Mvc.ControllerBase") is { } controller)
        {
            start.RegisterOperationBlockAction(context => VisitAction(context, controller, types));
        }

        if (types.Find("Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions") is { } endpoints)
        {
            start.RegisterOperationAction(context => VisitEndpoint((IInvocationOperation)context.Operation, endpoints, types, context.ReportDiagnostic), OperationKind.Invocation);
        }
    }

    private static void VisitAction(OperationBlockAnalysisContext context, INamedTypeSymbol controller, LibraryTypes types)
    {
        if (context.OwningSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, ContainingType: { } type } method
            && method.GetAttributes().Any(attribute => attribute.AttributeClass?.BaseType?.Name == "HttpMethodAttribute")
            && Derives(type, controller)
            && method.GetAttributes().Concat(type.GetAttributes()).All(EndpointAttributes.AddNothing)
            && new PassThroughCheck(ownType: null).Of(context.OperationBlocks.SelectMany(block => block.DescendantsAndSelf())) is { } call)
        {
            context.ReportDiagnostic(Diagnostic.Create(AntiPatterns.TwoTierCrud, method.Locations.FirstOrDefault() ?? Location.None, call.Properties, $"{type.Name}.{method.Name}", call.Does, call.Remedy(types)));
        }
    }

    private static void VisitEndpoint(IInvocationOperation invocation, INamedTypeSymbol endpoints, LibraryTypes types, Action<Diagnostic> report)
    {
        if (invocation.TargetMethod.Name is "MapGet" or "MapPost" or "MapPut" or "MapDelete"
            && SymbolEqualityComparer.Default.Equals(invocation.TargetMethod.ContainingType, endpoints)
            && Argument(invocation, "pattern") is { ConstantValue: { HasValue: true, Value: string pattern } } place
            && Body(Argument(invocation, "handler")) is { } body
            && HasPlainConventions(invocation)
            && new PassThroughCheck(ownType: null).Of(body.DescendantsAndSelf()) is { } call)
        {
            report(Diagnostic.Create(AntiPatterns.TwoTierCrud, place.Syntax.GetLocation(), call.Properties, $"{invocation.TargetMethod.Name} {pattern}", call.Does, call.Remedy(types)));
        }
    }

    private static IOperation? Argument(IInvocationOperation invocation, string name) => invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value;

    /// <summary>A lambda's body; what a method group does is elsewhere.</summary>
    private static IBlockOperation? Body(IOperation? handler)
    {
        while (true)
        {
            switch (handler)
            {
                case IConversionOperation conversion:
                    handler = conversion.Operand;
                    break;
                case IDelegateCreationOperation creation:
                    handler = creation.Target;
                    break;
                case IAnonymousFunctionOperation function:
                    return function.Body;
                default:
                    return null;
            }
        }
    }

    /// <summary>Whether what is called on the endpoint only describes it, or asks that somebody is signed in.</summary>
    private static bool HasPlainConventions(IInvocationOperation endpoint)
    {
        for (IOperation each = endpoint; each.Parent is { } parent; each = parent)
        {
            switch (parent)
            {
                case IArgumentOperation or IConversionOperation:
                    break;
                case IInvocationOperation { TargetMethod.Name: var name } convention:
                    if (name is not ("WithName" or "WithTags" or "WithSummary" or "WithDescription" or "WithOpenApi" or "WithDisplayName" or "Produces" or "ProducesProblem" or "AllowAnonymous")
                        && (name != "RequireAuthorization" || !IsWithoutPolicies(convention)))
                    {
                        return false;
                    }

                    break;
                case IExpressionStatementOperation or IReturnOperation or IBlockOperation:
                    return true;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>The endpoint itself is the first argument; a policy would be another, or in the array behind it.</summary>
    private static bool IsWithoutPolicies(IInvocationOperation convention)
        => convention.Arguments.All(argument => argument.Parameter?.Ordinal == 0 || argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: null or { ElementValues.Length: 0 } } });

    private static bool Derives(INamedTypeSymbol type, INamedTypeSymbol from)
    {
        for (var each = type.BaseType; each is not null; each = each.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(each, from))
            {
                return true;
            }
        }

        return false;
    }
}
