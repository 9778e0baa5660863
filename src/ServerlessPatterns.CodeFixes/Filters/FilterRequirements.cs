using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Turns a condition on members of a message into what filters ask.</summary>
/// <param name="message">The handler's parameter.</param>
/// <param name="model">The file's model.</param>
/// <param name="position">Where the attributes will stand.</param>
internal sealed class FilterRequirements(IParameterSymbol message, SemanticModel model, int position)
{
    /// <summary>What must hold for the condition to be true, or not to be; null where filters cannot ask it.</summary>
    public IReadOnlyList<FilterRequirement>? Of(IOperation condition, bool isTrue) => condition switch
    {
        IParenthesizedOperation inner => Of(inner.Operand, isTrue),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not => Of(not.Operand, !isTrue),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd, OperatorMethod: null } both => Join(Of(both.LeftOperand, isTrue), Of(both.RightOperand, isTrue), both: isTrue),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr, OperatorMethod: null } either => Join(Of(either.LeftOperand, isTrue), Of(either.RightOperand, isTrue), both: !isTrue),
        IBinaryOperation comparison => One(Comparison(comparison, isTrue)),
        IIsPatternOperation test => Path(test.Value) is { } path ? One(Pattern(path, test.Pattern, isTrue)) : null,
        IInvocationOperation call when isTrue => One(Affix(call)),
        IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } flag => Path(flag) is { } path ? [Requirement(path, FilterRequirement.EqualTo, isTrue ? "true" : "false")] : null,
        _ => null,
    };

    private static IReadOnlyList<FilterRequirement>? One(FilterRequirement? requirement) => requirement is null ? null : [requirement];

    /// <summary>Several members are all asked; of one member both sides must make one filter.</summary>
    private static IReadOnlyList<FilterRequirement>? Join(IReadOnlyList<FilterRequirement>? left, IReadOnlyList<FilterRequirement>? right, bool both)
    {
        if (left is null || right is null)
        {
            return null;
        }

        if (!both)
        {
            return left is [var one] && right is [var other] ? One(one.Or(other)) : null;
        }

        var joined = left.ToList();
        foreach (var requirement in right)
        {
            var index = joined.FindIndex(each => each.Path == requirement.Path);
            if (index < 0)
            {
                joined.Add(requirement);
            }
            else if (joined[index].And(requirement) is { } combined)
            {
                joined[index] = combined;
            }
            else
            {
                return null;
            }
        }

        return joined;
    }

    private FilterRequirement? Comparison(IBinaryOperation comparison, bool isTrue)
    {
        // The operator of texts is a method of theirs.
        if (comparison.OperatorMethod is { ContainingType.SpecialType: not SpecialType.System_String and not SpecialType.System_Decimal })
        {
            return null;
        }

        var (path, value, isFlipped) = Path(comparison.LeftOperand) is { } left ? (left, Value(comparison.RightOperand), false) : (Path(comparison.RightOperand), Value(comparison.LeftOperand), true);
        return path is not null && value is { } constant ? Compare(path, isFlipped ? Flip(comparison.OperatorKind) : comparison.OperatorKind, constant, isTrue) : null;
    }

    private FilterRequirement? Pattern(string path, IPatternOperation pattern, bool isTrue)
    {
        switch (pattern)
        {
            case INegatedPatternOperation negated:
                return Pattern(path, negated.Pattern, !isTrue);
            case IConstantPatternOperation constant:
                return Value(constant.Value) is { } value ? Compare(path, BinaryOperatorKind.Equals, value, isTrue) : null;
            case IRelationalPatternOperation relational:
                return Value(relational.Value) is { } bound ? Compare(path, relational.OperatorKind, bound, isTrue) : null;
            case IBinaryPatternOperation binary when Pattern(path, binary.LeftPattern, isTrue) is { } left && Pattern(path, binary.RightPattern, isTrue) is { } right:
                return binary.OperatorKind == BinaryOperatorKind.And == isTrue ? left.And(right) : left.Or(right);
            default:
                return null;
        }
    }

    private static FilterRequirement? Compare(string path, BinaryOperatorKind kind, (string Text, bool IsTruth) value, bool isTrue) => (isTrue ? kind : Negate(kind)) switch
    {
        BinaryOperatorKind.Equals => Requirement(path, FilterRequirement.EqualTo, value.Text),

        // What is not true is false; no filter excludes a boolean.
        BinaryOperatorKind.NotEquals => value.IsTruth
            ? Requirement(path, FilterRequirement.EqualTo, value.Text == "true" ? "false" : "true")
            : Requirement(path, FilterRequirement.AnythingBut, value.Text),
        BinaryOperatorKind.GreaterThan => Requirement(path, "GreaterThan", value.Text),
        BinaryOperatorKind.GreaterThanOrEqual => Requirement(path, "AtLeast", value.Text),
        BinaryOperatorKind.LessThan => Requirement(path, "LessThan", value.Text),
        BinaryOperatorKind.LessThanOrEqual => Requirement(path, "AtMost", value.Text),
        _ => null,
    };

    private FilterRequirement? Affix(IInvocationOperation call)
        => call is { TargetMethod: { ContainingType.SpecialType: SpecialType.System_String, Name: "StartsWith" or "EndsWith" } method, Instance: { } text, Arguments: [{ Value: var value }, .. var others] }
            && method.Parameters[0].Type.SpecialType == SpecialType.System_String
            && others is [{ Value.ConstantValue: { HasValue: true, Value: (int)StringComparison.Ordinal } }]
            && Path(text) is { } path
            && Value(value) is { } affix
            ? Requirement(path, method.Name == "StartsWith" ? "Prefix" : "Suffix", affix.Text)
            : null;

    private static FilterRequirement Requirement(string path, string condition, string value) => new(path, [(condition, value)]);

    private static BinaryOperatorKind Flip(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => kind,
    };

    private static BinaryOperatorKind Negate(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equals => BinaryOperatorKind.NotEquals,
        BinaryOperatorKind.NotEquals => BinaryOperatorKind.Equals,
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThan,
        _ => BinaryOperatorKind.None,
    };

    /// <summary>The names from the message to a member; null if it is none, or is changed before it is compared.</summary>
    private string? Path(IOperation operation)
    {
        var current = operation;
        while (current is IParenthesizedOperation || current is IConversionOperation { IsImplicit: true, OperatorMethod: null })
        {
            current = current is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)current).Operand;
        }

        var names = new Stack<string>();
        while (current is IPropertyReferenceOperation { Property: { IsIndexer: false, IsStatic: false } property, Instance: { } instance })
        {
            names.Push(property.Name);
            current = instance;
        }

        return names.Count > 0 && current is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter, message) ? string.Join(".", names) : null;
    }

    /// <summary>A constant as an attribute takes it; null if it takes none such.</summary>
    private (string Text, bool IsTruth)? Value(IOperation operation)
    {
        var current = operation;
        while (current.ConstantValue is not { HasValue: true } && current is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion)
        {
            current = conversion.Operand;
        }

        if (current.ConstantValue is not { HasValue: true, Value: { } value })
        {
            return null;
        }

        while (current is IParenthesizedOperation || current is IConversionOperation { IsImplicit: true })
        {
            current = current is IConversionOperation implicitly ? implicitly.Operand : ((IParenthesizedOperation)current).Operand;
        }

        if (current is IFieldReferenceOperation { Field: { IsConst: true } field } && model.Compilation.IsSymbolAccessibleWithin(field, model.Compilation.Assembly) && value is not decimal)
        {
            return ($"{field.ContainingType.ToMinimalDisplayString(model, position)}.{field.Name}", false);
        }

        // Of an enum's value without a name, only its number is known.
        return current.Type?.TypeKind == TypeKind.Enum ? null
            : value is bool truth ? (truth ? "true" : "false", true)
            : value is string or char or sbyte or byte or short or ushort or int or uint or long or ulong
                ? (current.Syntax is LiteralExpressionSyntax literal ? literal.Token.Text : SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false), false)
            : null;
    }
}
