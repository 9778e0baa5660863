using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Operations;

namespace ServerlessPatterns.Analyzers.Rules.PassThrough;

/// <summary>Conditions that ask whether something is there or can be read; others decide something.</summary>
internal static class MappingCondition
{
    public static bool Is(IOperation condition)
    {
        // The operands of && and || are conditions of their own.
        var left = new Stack<IOperation>();
        left.Push(condition);
        while (left.Count > 0)
        {
            switch (TextParts.Unwrap(left.Pop()))
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both:
                    left.Push(both.LeftOperand);
                    left.Push(both.RightOperand);
                    break;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                    left.Push(not.Operand);
                    break;
                case IBinaryOperation comparison when IsComparison(comparison):
                case IIsPatternOperation pattern when IsPresence(pattern.Pattern):
                case IInvocationOperation call when KnownCalls.IsMapping(call.TargetMethod):
                case IPropertyReferenceOperation { Property.Name: "IsItemSet" or "HasValue" or "IsValid" }:
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    public static bool IsComparison(IBinaryOperation binary)
        => binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr
            || (binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.GreaterThan && (AsksForNothing(binary.RightOperand) || AsksForNothing(binary.LeftOperand) || IsStatus(binary.LeftOperand)));

    public static bool IsPresence(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation { Value: var value } => AsksForNothing(value) || value.ConstantValue.Value is true,
        INegatedPatternOperation negated => IsPresence(negated.Pattern),
        IBinaryPatternOperation both => IsPresence(both.LeftPattern) && IsPresence(both.RightPattern),
        IRelationalPatternOperation relational => AsksForNothing(relational.Value),
        IDeclarationPatternOperation or ITypePatternOperation => true,
        IRecursivePatternOperation { DeconstructionSubpatterns.Length: 0 } recursive
            => recursive.PropertySubpatterns.All(each => each.Member is IPropertyReferenceOperation { Property.Name: "Count" or "Length" or "IsItemSet" or "Item" } && IsPresence(each.Pattern)),
        _ => false,
    };

    /// <summary>null, none or the empty text.</summary>
    private static bool AsksForNothing(IOperation operation) => TextParts.Unwrap(operation).ConstantValue is { HasValue: true, Value: null or 0 or "" };

    private static bool IsStatus(IOperation operation) => TextParts.Unwrap(operation) is IPropertyReferenceOperation { Property.Name: "HttpStatusCode" };
}
