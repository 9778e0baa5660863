using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>What parsers say and know of types.</summary>
internal static class ParserText
{
    /// <summary>What the text of a value must be, as it follows "must be".</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <returns>What it must be, without the names of types that are the service's own.</returns>
    public static string Expected<T>()
    {
        var type = typeof(T);
        return type == typeof(bool) ? "true or false"
            : type == typeof(byte) ? Whole<byte>()
            : type == typeof(sbyte) ? Whole<sbyte>()
            : type == typeof(short) ? Whole<short>()
            : type == typeof(ushort) ? Whole<ushort>()
            : type == typeof(int) ? Whole<int>()
            : type == typeof(uint) ? Whole<uint>()
            : type == typeof(long) ? Whole<long>()
            : type == typeof(ulong) ? Whole<ulong>()
            : type == typeof(Int128) ? Whole<Int128>()
            : type == typeof(UInt128) ? Whole<UInt128>()
            : type == typeof(BigInteger) ? "a whole number"
            : HasFraction<T>() ? "a number such as 12.5"
            : type == typeof(Guid) ? "a GUID"
            : type == typeof(DateOnly) ? "a date such as 2030-01-31"
            : type == typeof(TimeOnly) ? "a time such as 12:30:00"
            : type == typeof(TimeSpan) ? "a duration such as 1.12:30:00 or 00:00:05"
            : type == typeof(char) ? "one character"
            : "of another form";
    }

    /// <summary>Whether a type is of numbers that may have a decimal point.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>Whether it is.</returns>
    public static bool HasFraction<T>() =>
        typeof(T) == typeof(decimal) || typeof(T) == typeof(double) || typeof(T) == typeof(float) || typeof(T) == typeof(Half);

    /// <summary>The bits of an enum's value.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The bits, without a sign's extension.</returns>
    public static ulong Bits<T>(T value)
        where T : struct, Enum => Unsafe.SizeOf<T>() switch
        {
            1 => Unsafe.As<T, byte>(ref value),
            2 => Unsafe.As<T, ushort>(ref value),
            4 => Unsafe.As<T, uint>(ref value),
            _ => Unsafe.As<T, ulong>(ref value),
        };

    /// <summary>The bits that the members of an enum have.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <returns>The bits.</returns>
    public static ulong KnownBits<T>()
        where T : struct, Enum
    {
        var known = 0UL;
        foreach (var value in Enum.GetValues<T>())
        {
            known |= Bits(value);
        }

        return known;
    }

    private static string Whole<T>()
        where T : IMinMaxValue<T> => string.Create(CultureInfo.InvariantCulture, $"a whole number from {T.MinValue} to {T.MaxValue}");
}
