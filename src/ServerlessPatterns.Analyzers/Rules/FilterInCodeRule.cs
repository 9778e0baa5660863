using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// SLP1019. The first statement of a [QueueConsumer] returns on a comparison of members of the message with constants, as a filter could. See
/// https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
/// </summary>
internal sealed class FilterInCodeRule : HandlerRule
{
    public override DiagnosticDescriptor Descriptor => AntiPatterns.FilterInCode;

    public override void VisitHandler(HandlerEntry entry, IReadOnlyList<HandlerBody> bodies, Action<Diagnostic> report)
    {
        if ((entry.Kinds & HandlerKinds.QueueConsumer) != 0
            && entry.Method.Parameters is [{ } message, ..]
            && bodies.FirstOrDefault(body => body.IsEntry) is { } body
            && body.Blocks.OfType<IBlockOperation>().FirstOrDefault()?.Operations.FirstOrDefault(operation => !operation.IsImplicit) is IConditionalOperation { WhenFalse: null } guard
            && OnlyReturns(guard.WhenTrue)
            && Compares(guard.Condition, message))
        {
            report(At(guard.Condition.Syntax, entry.Name, Line(guard.Condition.Syntax)));
        }
    }

    /// <summary>Whether a statement returns, and says of no failure: a message of which it does so counts as handled.</summary>
    private static bool OnlyReturns(IOperation statement) => statement switch
    {
        IBlockOperation { Operations: [var only] } => OnlyReturns(only),
        IReturnOperation { ReturnedValue: null } => true,
        IReturnOperation { ReturnedValue: { } value } => Unwrap(value) is IPropertyReferenceOperation { Property: { Name: "CompletedTask", IsStatic: true } } or IDefaultValueOperation,
        _ => false,
    };

    private static bool Compares(IOperation condition, IParameterSymbol message) => Unwrap(condition) switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both => Compares(both.LeftOperand, message) && Compares(both.RightOperand, message),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } comparison
            => (IsMember(comparison.LeftOperand, message) && IsConstant(comparison.RightOperand)) || (IsConstant(comparison.LeftOperand) && IsMember(comparison.RightOperand, message)),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => IsAffix(not.Operand, message) || Compares(not.Operand, message),
        IIsPatternOperation pattern => IsMember(pattern.Value, message) && IsOfConstants(pattern.Pattern),
        IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } flag => IsMember(flag, message),
        _ => false,
    };

    /// <summary>Whether it asks how a text begins or ends, letter for letter; a filter asks only for those that do.</summary>
    private static bool IsAffix(IOperation operation, IParameterSymbol message)
        => Unwrap(operation) is IInvocationOperation { TargetMethod: { Name: "StartsWith" or "EndsWith", ContainingType.SpecialType: SpecialType.System_String }, Instance: { } text, Arguments: [{ Value: var affix }, { Value.ConstantValue: { HasValue: true, Value: (int)StringComparison.Ordinal } }] }
            && IsMember(text, message)
            && IsConstant(affix);

    private static bool IsOfConstants(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => IsConstant(constant.Value),
        IRelationalPatternOperation relational => IsConstant(relational.Value),
        INegatedPatternOperation negated => IsOfConstants(negated.Pattern),
        IBinaryPatternOperation both => IsOfConstants(both.LeftPattern) && IsOfConstants(both.RightPattern),
        _ => false,
    };

    /// <summary>
    /// Whether it is a property of the message, or of one of its own, of a kind that filters compare. What cannot be set is computed, and no property of the
    /// message that is sent; and a list's Count or a text's Length is none.
    /// </summary>
    private static bool IsMember(IOperation operation, IParameterSymbol message)
    {
        var current = Unwrap(operation);
        if (!IsComparable(current.Type))
        {
            return false;
        }

        var depth = 0;
        for (; current is IPropertyReferenceOperation { Property: { IsIndexer: false, SetMethod: not null } property, Instance: { } instance }; depth++)
        {
            if (IsOfSystem(property.ContainingNamespace))
            {
                return false;
            }

            current = Unwrap(instance);
        }

        return depth > 0 && current is IParameterReferenceOperation { Parameter: { } parameter } && SymbolEqualityComparer.Default.Equals(parameter, message);
    }

    private static bool IsOfSystem(INamespaceSymbol? space)
    {
        while (space?.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            space = outer;
        }

        return space?.Name == "System";
    }

    private static bool IsComparable(ITypeSymbol? type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } ? IsComparable(value)
            : type is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_String or (>= SpecialType.System_Boolean and <= SpecialType.System_Double) };

    /// <summary>Null says that a property is missing as well, which filters tell apart.</summary>
    private static bool IsConstant(IOperation operation) => Unwrap(operation).ConstantValue is { HasValue: true, Value: not null };

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation or IParenthesizedOperation)
        {
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        }

        return operation;
    }

    private static string Line(SyntaxNode condition)
    {
        var text = condition.ToString();
        var end = text.IndexOfAny(['\r', '\n']);
        return end < 0 && text.Length <= 80 ? text : text.Substring(0, Math.Min(end < 0 ? 80 : end, 80)).TrimEnd() + "…";
    }
}
