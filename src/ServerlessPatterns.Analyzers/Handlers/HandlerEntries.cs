using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>
/// Finds the methods that Lambda invokes: HandleAsync of a [QueueConsumer], methods with [HttpRoute] of a [LoadBalancerTarget], and methods with a Lambda
/// signature: an event of Amazon.Lambda.*Events, an ILambdaContext, or [LambdaFunction].
/// </summary>
internal sealed class HandlerEntries
{
    private readonly INamedTypeSymbol? _queueConsumer;
    private readonly INamedTypeSymbol? _loadBalancerTarget;
    private readonly INamedTypeSymbol? _httpRoute;
    private readonly INamedTypeSymbol? _lambdaContext;
    private readonly bool _hasLambda;
    private readonly bool _hasAnnotations;

    public HandlerEntries(LibraryTypes types)
    {
        _queueConsumer = types.Find("ServerlessPatterns.QueueConsumerAttribute");
        _loadBalancerTarget = types.Find("ServerlessPatterns.LoadBalancerTargetAttribute");
        _httpRoute = types.Find("ServerlessPatterns.HttpRouteAttribute");
        _lambdaContext = types.Find("Amazon.Lambda.Core.ILambdaContext");
        _hasLambda = types.References("Amazon.Lambda.");
        _hasAnnotations = types.References("Amazon.Lambda.Annotations");
    }

    /// <summary>Whether the compilation can have any.</summary>
    public bool Any => _hasLambda || _queueConsumer is not null;

    /// <summary>The entries of a type; none for most types, and found without looking into bodies.</summary>
    public IReadOnlyList<HandlerEntry> Of(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || !HasMethods(type))
        {
            return [];
        }

        var isConsumer = Bears(type, _queueConsumer);
        var isTarget = Bears(type, _loadBalancerTarget);
        if (!isConsumer && !isTarget && !_hasLambda)
        {
            return [];
        }

        List<HandlerEntry>? entries = null;
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
                && ((isConsumer && method is { Name: "HandleAsync", IsStatic: false } ? HandlerKinds.QueueConsumer : HandlerKinds.None)
                    | (isTarget && Bears(method, _httpRoute) ? HandlerKinds.Request : HandlerKinds.None)
                    | Signature(method)) is var kinds and not HandlerKinds.None)
            {
                (entries ??= []).Add(new HandlerEntry(method, kinds));
            }
        }

        return (IReadOnlyList<HandlerEntry>?)entries ?? [];
    }

    /// <summary>Whether a type declares any method that takes or bears something: of records that have properties alone, no member need be bound.</summary>
    private static bool HasMethods(INamedTypeSymbol type)
    {
        foreach (var declaration in type.DeclaringSyntaxReferences)
        {
            if (declaration.GetSyntax() is TypeDeclarationSyntax { Members: var members })
            {
                foreach (var member in members)
                {
                    if (member is MethodDeclarationSyntax method && (method.ParameterList.Parameters.Count > 0 || method.AttributeLists.Count > 0))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>What invokes a method, by its parameters and attributes.</summary>
    public HandlerKinds Signature(IMethodSymbol method)
    {
        if (!_hasLambda)
        {
            return HandlerKinds.None;
        }

        var kinds = HandlerKinds.None;
        var isPlain = false;
        foreach (var parameter in method.Parameters)
        {
            if (_lambdaContext is not null && SymbolEqualityComparer.Default.Equals(parameter.Type, _lambdaContext))
            {
                isPlain = true;
            }
            else if (IsOfEvents(parameter.Type))
            {
                kinds |= Kind(parameter.Type.Name);
            }
        }

        foreach (var attribute in _hasAnnotations ? method.GetAttributes() : ImmutableArray<AttributeData>.Empty)
        {
            switch (attribute.AttributeClass)
            {
                case { Name: "LambdaFunctionAttribute", ContainingNamespace: { Name: "Annotations", ContainingNamespace.Name: "Lambda" } }:
                    isPlain = true;
                    break;
                case { Name: "SNSEventAttribute" }:
                    kinds |= HandlerKinds.SnsEvent;
                    break;
                case { Name: "SQSEventAttribute" }:
                    kinds |= HandlerKinds.SqsEvent;
                    break;
                case { Name: "RestApiAttribute" or "HttpApiAttribute" or "ALBApiAttribute" }:
                    kinds |= HandlerKinds.Request;
                    break;
            }
        }

        return kinds != HandlerKinds.None ? kinds : isPlain ? HandlerKinds.Other : HandlerKinds.None;
    }

    private static bool IsOfEvents(ITypeSymbol type)
        => type.ContainingNamespace is { ContainingNamespace: { Name: "Lambda", ContainingNamespace: { Name: "Amazon", ContainingNamespace.IsGlobalNamespace: true } } } events
            && events.Name.EndsWith("Events", StringComparison.Ordinal);

    private static HandlerKinds Kind(string name) => name switch
    {
        "SQSEvent" => HandlerKinds.SqsEvent,
        "SNSEvent" => HandlerKinds.SnsEvent,
        "APIGatewayProxyRequest" or "APIGatewayHttpApiV2ProxyRequest" or "ApplicationLoadBalancerRequest" => HandlerKinds.Request,
        _ => HandlerKinds.Other,
    };

    private static bool Bears(ISymbol symbol, INamedTypeSymbol? attributeClass)
        => attributeClass is not null && symbol.GetAttributes().Any(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeClass));
}
