using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Queue;

/// <summary>Finds and reads HandleAsync, which may be inherited.</summary>
internal static class HandlerReader
{
    private const string Name = "HandleAsync";

    public static HandlerMethod? Read(INamedTypeSymbol type, ReadContext context)
    {
        if (Find(type, context) is not { } method)
        {
            return null;
        }

        var returns = Return(type, method, context);
        if (method.Parameters.Length == 0)
        {
            context.Report(UsageRules.HandlerParameter, Location(method, type), type.Name, "takes no message");
            return null;
        }

        var parameters = new HandlerParameter[method.Parameters.Length];
        var valid = true;
        for (var i = 0; i < parameters.Length; i++)
        {
            valid &= TryRead(type, method.Parameters[i], context, parameters, i);
        }

        return valid && returns is { } known ? new HandlerMethod(method.Parameters[0], new EquatableArray<HandlerParameter>(parameters), known) : null;
    }

    /// <summary>Where a symbol of the handler stands; the class, where it is inherited from another assembly.</summary>
    public static Location? Location(ISymbol symbol, INamedTypeSymbol type) => symbol.Locations.FirstOrDefault(each => each.IsInSource) ?? ClassReader.Location(type);

    /// <summary>The accessible HandleAsync of the class, or else of the nearest base class that has one.</summary>
    private static IMethodSymbol? Find(INamedTypeSymbol type, ReadContext context)
    {
        IMethodSymbol? unusable = null;
        foreach (var each in type.WithBases())
        {
            var methods = each.GetMembers(Name).OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary).ToArray();
            var accessible = methods.Where(method => context.Compilation.IsSymbolAccessibleWithin(method, context.Compilation.Assembly)).ToArray();
            if (accessible.Length > 1)
            {
                context.Report(UsageRules.SeveralHandlers, Location(accessible[1], type), type.Name, accessible.Length);
                return null;
            }

            if (accessible is [var only] && Problem(only) is null)
            {
                return only;
            }

            unusable ??= accessible.FirstOrDefault() ?? methods.FirstOrDefault();
            if (each.TypeKind == TypeKind.Error)
            {
                return null;
            }
        }

        context.Report(UsageRules.NoHandler, unusable is null ? ClassReader.Location(type) : Location(unusable, type), type.Name, unusable is null ? "has no method HandleAsync" : Problem(unusable) ?? "has a HandleAsync that is not accessible from generated code");
        return null;
    }

    private static string? Problem(IMethodSymbol method)
        => method.IsStatic ? "has a static HandleAsync"
            : method.IsGenericMethod ? "has a generic HandleAsync"
            : method.IsRefusedAsObsolete() ? "has a HandleAsync that is obsolete as an error"
            : null;

    private static HandlerReturn? Return(INamedTypeSymbol type, IMethodSymbol method, ReadContext context)
    {
        if (method is { ReturnsVoid: true, IsAsync: false })
        {
            return HandlerReturn.Nothing;
        }

        if (method.ReturnType.Is(context.Types.Task))
        {
            return HandlerReturn.Task;
        }

        if (method.ReturnType.Is(context.Types.ValueTask))
        {
            return HandlerReturn.ValueTask;
        }

        if (method.ReturnType.TypeKind != TypeKind.Error)
        {
            var problem = method.ReturnsVoid ? "is async void, whose end nobody can wait for and whose exceptions end the process" : $"returns '{method.ReturnType.Display()}'";
            context.Report(UsageRules.HandlerReturn, Location(method, type), type.Name, problem);
        }

        return null;
    }

    private static bool TryRead(INamedTypeSymbol type, IParameterSymbol parameter, ReadContext context, HandlerParameter[] read, int index)
    {
        var kind = Kind(parameter.Type, context.Types);
        if (parameter.RefKind != RefKind.None)
        {
            return Problem($"takes '{parameter.Name}' by reference");
        }

        if (index == 0)
        {
            read[0] = HandlerParameter.Message;
            return kind is null || Problem($"takes '{parameter.Type.Display()}' first, where the message belongs");
        }

        if (kind is null)
        {
            // Any other type that does not resolve is the compiler's error alone.
            return parameter.Type is IErrorTypeSymbol error
                ? error.Name == "ILambdaContext" && Problem("asks for an ILambdaContext, and the project does not reference Amazon.Lambda.Core")
                : Problem($"takes '{parameter.Name}' of the type '{parameter.Type.Display()}'");
        }

        if (Array.IndexOf(read, kind.Value, 1, index - 1) >= 0)
        {
            return Problem($"takes a second '{parameter.Type.Display()}'");
        }

        read[index] = kind.Value;
        return true;

        bool Problem(string problem)
        {
            context.Report(UsageRules.HandlerParameter, Location(parameter, type), type.Name, problem);
            return false;
        }
    }

    private static HandlerParameter? Kind(ITypeSymbol type, KnownTypes types)
        => type.Is(types.CancellationToken) ? HandlerParameter.CancellationToken
            : type.Is(types.MessageContext) ? HandlerParameter.MessageContext
            : type.Is(types.InvocationContext) ? HandlerParameter.InvocationContext
            : type.Is(types.LambdaContext) ? HandlerParameter.LambdaContext
            : null;
}
