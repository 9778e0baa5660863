using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Operations;

namespace ServerlessPatterns.Analyzers.Rules.Expressions;

/// <summary>Whether a text comes from a member's caller, as far as that is to be seen; what comes from fields or from calls is taken as the code's own.</summary>
internal sealed class OutsideValue(LocalWrites writes)
{
    // Longer chains than this are nobody's; they are not followed.
    private const int MaximumDepth = 64;

    private readonly Dictionary<ILocalSymbol, bool> _locals = new(SymbolEqualityComparer.Default);

    public bool Is(IOperation operation, HolePlace place, int depth = 0)
    {
        operation = TextParts.Unwrap(operation);
        if (depth > MaximumDepth || operation.Type?.SpecialType != SpecialType.System_String || operation.ConstantValue.HasValue)
        {
            return false;
        }

        return operation switch
        {
            IParameterReferenceOperation { Parameter: { } parameter } => IsFree(parameter, place),
            IPropertyReferenceOperation or IArrayElementReferenceOperation => IsOfParameter(operation, place, depth),
            IConditionalAccessOperation access => IsOfParameter(access.Operation, place, depth),
            ICoalesceOperation coalesce => Is(coalesce.Value, place, depth + 1) || Is(coalesce.WhenNull, place, depth + 1),
            IConditionalOperation { WhenFalse: { } otherwise } conditional => Is(conditional.WhenTrue, place, depth + 1) || Is(otherwise, place, depth + 1),
            IInvocationOperation { Instance: { Type.SpecialType: SpecialType.System_String } instance, TargetMethod.Name: "Trim" or "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" or "ToString" or "Substring" } => Is(instance, place, depth + 1),
            ILocalReferenceOperation { Local: { } local } => IsLocal(local, place, depth),
            _ => false,
        };
    }

    /// <summary>A parameter that names an attribute is most often a constant of the callers', one that is a value hardly ever.</summary>
    private static bool IsFree(IParameterSymbol parameter, HolePlace place)
        => place == HolePlace.Value && parameter.Name.IndexOf("placeholder", StringComparison.OrdinalIgnoreCase) < 0;

    private static bool IsOfParameter(IOperation? operation, HolePlace place, int depth)
    {
        for (; operation is not null && depth <= MaximumDepth; depth++)
        {
            operation = TextParts.Unwrap(operation) switch
            {
                IPropertyReferenceOperation property => property.Instance,
                IFieldReferenceOperation field => field.Instance,
                IArrayElementReferenceOperation element => element.ArrayReference,
                IConditionalAccessOperation access => access.Operation,
                var other => other,
            };
            if (operation is IParameterReferenceOperation { Parameter: { } parameter })
            {
                return place == HolePlace.Value || IsEvent(parameter.Type);
            }

            if (operation is not (null or IPropertyReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation or IConditionalAccessOperation or IConversionOperation or IParenthesizedOperation))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Other types may be settings, as a table's schema is.</summary>
    private static bool IsEvent(ITypeSymbol type)
        => type.ContainingNamespace is { ContainingNamespace: { Name: "Lambda", ContainingNamespace: { Name: "Amazon", ContainingNamespace.IsGlobalNamespace: true } } };

    private bool IsLocal(ILocalSymbol local, HolePlace place, int depth)
    {
        if (_locals.TryGetValue(local, out var known))
        {
            return known;
        }

        // For a local that is made of itself.
        _locals[local] = false;
        var result = false;
        foreach (var parts in writes.Of(local).Select(TextParts.Of))
        {
            // ":v" + number is a placeholder.
            if (parts.Count > 1 && parts[0].Text is [':' or '#', ..])
            {
                return _locals[local] = false;
            }

            result |= parts.Any(part => part.Hole is { } hole && Is(hole, place, depth + 1));
        }

        return _locals[local] = result;
    }
}
