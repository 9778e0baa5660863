using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Handlers;

/// <summary>
/// Finds the lambdas, local functions and methods that a program hands to the loop that runs it: LambdaBootstrapBuilder.Create, HandlerWrapper.GetHandlerWrapper,
/// new LambdaBootstrap. See https://docs.aws.amazon.com/lambda/latest/dg/csharp-handler.html
/// </summary>
internal sealed class BootstrapHandlers(LibraryTypes types, HandlerEntries entries)
{
    /// <summary>Whether the compilation can have any.</summary>
    public bool Any { get; } = types.References("Amazon.Lambda.RuntimeSupport");

    /// <summary>The delegate that an operation hands to the loop; null for any other operation.</summary>
    public static IOperation? Given(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "Create" or "GetHandlerWrapper", IsStatic: true } method } call when IsOfRuntime(method.ContainingType) => Handler(call.Arguments),
        IObjectCreationOperation { Type: INamedTypeSymbol { Name: "LambdaBootstrap" } type } creation when IsOfRuntime(type) => Handler(creation.Arguments),
        _ => null,
    };

    /// <summary>The handlers of a type that are handed over, without those that are known. The bodies that they are made of are added to the type's.</summary>
    public IReadOnlyList<HandlerEntry> Find(HandlerType type, IEnumerable<IOperation> given, IReadOnlyList<HandlerEntry> known)
    {
        var found = new List<HandlerEntry>();
        var seen = new HashSet<IMethodSymbol>(known.Select(entry => entry.Method), SymbolEqualityComparer.Default);
        foreach (var handler in given.OrderBy(each => each.Syntax.SpanStart).Select(each => Function(each, type.Uses)))
        {
            var method = handler switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction or MethodKind.Ordinary } reference } => reference.OriginalDefinition,
                _ => null,
            };
            if (method is null || !SymbolEqualityComparer.Default.Equals(method.ContainingType, type.Type) || IsWithin(method, seen) || !seen.Add(method))
            {
                continue;
            }

            if (handler is IAnonymousFunctionOperation { Body: { } body })
            {
                type.Add(method, body);
            }

            found.Add(new HandlerEntry(method, entries.Signature(method) is var kinds and not HandlerKinds.None ? kinds : HandlerKinds.Other));
        }

        if (found.Count > 0)
        {
            foreach (var function in type.AllOperations().OfType<ILocalFunctionOperation>())
            {
                type.Add(function.Symbol, function.Body);
            }
        }

        return found;
    }

    /// <summary>Whether a function stands inside one of these, whose operations have its own among them.</summary>
    public static bool IsWithin(IMethodSymbol function, HashSet<IMethodSymbol> methods)
    {
        for (var outer = function.ContainingSymbol as IMethodSymbol; outer is not null; outer = outer.ContainingSymbol as IMethodSymbol)
        {
            if (methods.Contains(outer))
            {
                return true;
            }
        }

        return false;
    }

    private static IOperation? Function(IOperation given, SymbolUses uses)
        => uses.Resolve(given) is IDelegateCreationOperation { Target: var target } ? target : null;

    private static IOperation? Handler(ImmutableArray<IArgumentOperation> arguments)
        => arguments.FirstOrDefault(argument => argument.Parameter is { Name: "handler" or "invokeDelegate", Type.TypeKind: TypeKind.Delegate })?.Value;

    private static bool IsOfRuntime(INamedTypeSymbol? type)
        => type is
        {
            Name: "LambdaBootstrapBuilder" or "HandlerWrapper" or "LambdaBootstrap",
            ContainingNamespace: { Name: "RuntimeSupport", ContainingNamespace: { Name: "Lambda", ContainingNamespace: { Name: "Amazon", ContainingNamespace.IsGlobalNamespace: true } } },
        };
}
