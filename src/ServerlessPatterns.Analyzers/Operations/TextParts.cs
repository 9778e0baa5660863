using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Operations;

/// <summary>Takes a text apart that is put together by +, interpolation, string.Concat or string.Format.</summary>
internal static class TextParts
{
    /// <summary>Its pieces, in order; the operation itself if it is not put together.</summary>
    public static List<TextPart> Of(IOperation operation)
    {
        var parts = new List<TextPart>();

        // A stack of its own: hundreds of + in a row nest as deep as that.
        var left = new Stack<IOperation>();
        left.Push(operation);
        while (left.Count > 0)
        {
            var each = Unwrap(left.Pop());
            if (each.ConstantValue is { HasValue: true, Value: var value })
            {
                parts.Add(new TextPart(value?.ToString() ?? "", null));
                continue;
            }

            switch (each)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                    left.Push(sum.RightOperand);
                    left.Push(sum.LeftOperand);
                    break;
                case IInterpolatedStringOperation text:
                    foreach (var part in text.Parts.Reverse())
                    {
                        left.Push(part switch
                        {
                            IInterpolatedStringTextOperation constant => constant.Text,
                            IInterpolationOperation hole => hole.Expression,
                            _ => part,
                        });
                    }

                    break;
                case IInvocationOperation { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String } } concat when Arguments(concat, 0) is { } arguments:
                    foreach (var argument in Enumerable.Reverse(arguments))
                    {
                        left.Push(argument);
                    }

                    break;
                case IInvocationOperation { TargetMethod: { Name: "Format", ContainingType.SpecialType: SpecialType.System_String } } format when Format(format) is { } formatted:
                    parts.AddRange(formatted);
                    break;
                default:
                    parts.Add(new TextPart(null, each));
                    break;
            }
        }

        return parts;
    }

    /// <summary>The operation without the conversions around it.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The arguments from one on, those of a params array each for itself; null where a collection is handed over.</summary>
    private static List<IOperation>? Arguments(IInvocationOperation invocation, int first)
    {
        var arguments = new List<IOperation>();
        foreach (var argument in invocation.Arguments.OrderBy(argument => argument.Parameter?.Ordinal ?? 0).Skip(first))
        {
            if (argument.ArgumentKind == ArgumentKind.ParamArray && Unwrap(argument.Value) is IArrayCreationOperation { Initializer: { } initializer })
            {
                arguments.AddRange(initializer.ElementValues);
            }
            else if (argument.Parameter?.Type.SpecialType is SpecialType.System_String or SpecialType.System_Object)
            {
                arguments.Add(argument.Value);
            }
            else
            {
                return null;
            }
        }

        return arguments;
    }

    private static List<TextPart>? Format(IInvocationOperation invocation)
    {
        var arguments = invocation.Arguments.OrderBy(argument => argument.Parameter?.Ordinal ?? 0).ToArray();
        if (arguments.Length == 0 || arguments[0].Value.ConstantValue is not { HasValue: true, Value: string format } || Arguments(invocation, 1) is not { } values)
        {
            return null;
        }

        var parts = new List<TextPart>();
        var start = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] is not ('{' or '}'))
            {
                continue;
            }

            if (i + 1 < format.Length && format[i + 1] == format[i])
            {
                parts.Add(new TextPart(format.Substring(start, i + 1 - start), null));
                start = ++i + 1;
                continue;
            }

            var end = format.IndexOf('}', i);
            if (format[i] == '}' || end < 0 || !int.TryParse(format.Substring(i + 1, end - i - 1).Split(',', ':')[0], out var index) || index < 0 || index >= values.Count)
            {
                return null;
            }

            parts.Add(new TextPart(format.Substring(start, i - start), null));
            parts.Add(Unwrap(values[index]) is var value && value.ConstantValue is { HasValue: true, Value: var constant } ? new TextPart(constant?.ToString() ?? "", null) : new TextPart(null, value));
            start = end + 1;
            i = end;
        }

        parts.Add(new TextPart(format.Substring(start), null));
        return parts;
    }
}
