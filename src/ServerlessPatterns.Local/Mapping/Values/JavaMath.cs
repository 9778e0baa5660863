using System.Numerics;

namespace ServerlessPatterns.Local.Mapping.Values;

/// <summary>Velocity's arithmetic: of the larger type of the two, and larger again where that overflows.</summary>
internal static class JavaMath
{
    /// <summary>The result; null where the right side is zero.</summary>
    public static object? Calculate(char operation, object left, object right)
    {
        if (operation is '/' or '%' && IsZero(right))
        {
            return null;
        }

        if (left is JavaDecimal or float || right is JavaDecimal or float || ((left is BigInteger || right is BigInteger) && (left is double || right is double)))
        {
            throw new NotInterpretedException($"The operator {operation} on numbers of more than 18 characters");
        }

        return left is double || right is double ? (object)Of(operation, ToDouble(left), ToDouble(right))
            : left is BigInteger || right is BigInteger ? (object)Of(operation, ToBigInteger(left), ToBigInteger(right))
            : Of(operation, ToInt64(left), ToInt64(right)) switch
            {
                long result when left is int && right is int && result is >= int.MinValue and <= int.MaxValue => (int)result,
                var result => result,
            };
    }

    public static int Compare(object left, object right)
    {
        if (left is JavaDecimal or float || right is JavaDecimal or float || ((left is BigInteger || right is BigInteger) && (left is double || right is double)))
        {
            throw new NotInterpretedException("A comparison of numbers of more than 18 characters");
        }

        if (left is double || right is double)
        {
            // Nothing is less than NaN, or greater.
            var (a, b) = (ToDouble(left), ToDouble(right));
            return a < b ? -1 : a > b ? 1 : 0;
        }

        return left is BigInteger || right is BigInteger ? ToBigInteger(left).CompareTo(ToBigInteger(right)) : ToInt64(left).CompareTo(ToInt64(right));
    }

    /// <summary>A number's lowest 32 bits, as a range takes it.</summary>
    public static int ToInt32(object number) => number switch
    {
        int value => value,
        long value => unchecked((int)value),
        BigInteger value => unchecked((int)(uint)(value & uint.MaxValue)),
        double value => double.IsNaN(value) ? 0 : value >= int.MaxValue ? int.MaxValue : value <= int.MinValue ? int.MinValue : (int)value,
        _ => throw new NotInterpretedException("An integer of a number of more than 18 characters"),
    };

    private static bool IsZero(object number) => number switch
    {
        int value => value == 0,
        long value => value == 0,
        BigInteger value => value.IsZero,
        double value => value == 0,
        _ => false,
    };

    private static double Of(char operation, double left, double right) => operation switch
    {
        '+' => left + right,
        '-' => left - right,
        '*' => left * right,
        '/' => left / right,
        _ => left % right,
    };

    private static BigInteger Of(char operation, BigInteger left, BigInteger right) => operation switch
    {
        '+' => left + right,
        '-' => left - right,
        '*' => left * right,
        '/' => BigInteger.Divide(left, right),
        _ when right.Sign < 0 => throw new MappingException($"{left} % {right}: a modulus of more than 64 bits is positive (ArithmeticException)."),
        _ => left % right is var rest && rest.Sign < 0 ? rest + right : rest,
    };

    private static object Of(char operation, long left, long right)
    {
        var exact = operation switch
        {
            '+' => (BigInteger)left + right,
            '-' => (BigInteger)left - right,
            '*' => (BigInteger)left * right,
            '/' => right == -1 ? unchecked(-left) : left / right,
            _ => right == -1 ? 0 : left % right,
        };

        // Velocity does not notice that the lowest number has no opposite where it stands on the left.
        return exact >= long.MinValue && exact <= long.MaxValue ? (object)(long)exact
            : operation == '*' && left == long.MinValue && right == -1 ? (object)long.MinValue
            : exact;
    }

    private static double ToDouble(object number) => number switch
    {
        int value => value,
        long value => value,
        _ => (double)number,
    };

    private static long ToInt64(object number) => number is int value ? value : (long)number;

    private static BigInteger ToBigInteger(object number) => number is BigInteger value ? value : ToInt64(number);
}
