using System.Globalization;
using System.Numerics;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.LoadBalancer;

namespace ServerlessPatterns.Tests.LoadBalancer;

public class ParserTests
{
    internal enum Color
    {
        Red,
        Green = 5,
        DarkBlue = -1,
    }

    [Flags]
    internal enum Rights : byte
    {
        None = 0,
        Read = 1,
        Write = 2,
        Own = 128,
    }

    /// <summary>Something that reads itself from a string alone.</summary>
    private readonly record struct Celsius(double Degrees) : IParsable<Celsius>
    {
        public static Celsius Parse(string s, IFormatProvider? provider) => throw new NotSupportedException();

        public static bool TryParse(string? s, IFormatProvider? provider, out Celsius result)
        {
            Assert.Same(CultureInfo.InvariantCulture, provider);
            result = default;
            if (s?.EndsWith('C') != true || !double.TryParse(s[..^1], provider, out var degrees))
            {
                return false;
            }

            result = new Celsius(degrees);
            return true;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Degrees} degrees");
    }

    /// <summary>The parsers are for those that derive from the function.</summary>
    private abstract class Parsers(LoadBalancerTargetOptions options) : LoadBalancerFunction(options)
    {
        /// <summary>Reads a text.</summary>
        /// <param name="type">The type.</param>
        /// <param name="text">The text.</param>
        /// <returns>The value as invariant text; null and what was expected where it is none.</returns>
        public static (string? Value, string Expected) Read(string type, string text) => type switch
        {
            "text" => Read<string, TextParser>(text),
            "bool" => Read<bool, SpanParser<bool>>(text),
            "byte" => Read<byte, SpanParser<byte>>(text),
            "int" => Read<int, SpanParser<int>>(text),
            "long" => Read<long, SpanParser<long>>(text),
            "big" => Read<BigInteger, SpanParser<BigInteger>>(text),
            "decimal" => Read<decimal, SpanParser<decimal>>(text),
            "double" => Read<double, SpanParser<double>>(text),
            "guid" => Read<Guid, SpanParser<Guid>>(text),
            "date" => Read<DateOnly, SpanParser<DateOnly>>(text),
            "time" => Read<TimeOnly, SpanParser<TimeOnly>>(text),
            "duration" => Read<TimeSpan, SpanParser<TimeSpan>>(text),
            "char" => Read<char, SpanParser<char>>(text),
            "celsius" => Read<Celsius, ParsableParser<Celsius>>(text),
            "color" => Read<Color, EnumParser<Color>>(text),
            "rights" => Read<Rights, FlagsParser<Rights>>(text),
            "when" => Read<DateTime, DateTimeParser>(text),
            "whenOffset" => Read<DateTimeOffset, DateTimeOffsetParser>(text),
            _ => throw new ArgumentException(type),
        };

        private static (string?, string) Read<T, TParser>(string text)
            where TParser : struct, IParser<T> =>
            TParser.TryParse(text, out var value)
                ? (value is DateTime time ? $"{time:o}" : value is DateTimeOffset offset ? $"{offset:o}" : string.Create(CultureInfo.InvariantCulture, $"{value}"), TParser.Expected)
                : (null, TParser.Expected);
    }

    [Theory]
    [InlineData("text", "", "")]
    [InlineData("text", " a ", " a ")]
    [InlineData("bool", "true", "True")]
    [InlineData("bool", "FALSE", "False")]
    [InlineData("byte", "255", "255")]
    [InlineData("int", "-2147483648", "-2147483648")]
    [InlineData("long", "9223372036854775807", "9223372036854775807")]
    [InlineData("big", "123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("decimal", "-1.50", "-1.50")]
    [InlineData("double", "1e3", "1000")]
    [InlineData("guid", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6")]
    [InlineData("date", "2030-01-31", "01/31/2030")]
    [InlineData("time", "12:30:05", "12:30")]
    [InlineData("duration", "1.02:03:04", "1.02:03:04")]
    [InlineData("char", "é", "é")]
    [InlineData("celsius", "12.5C", "12.5 degrees")]
    [InlineData("color", "green", "Green")]
    [InlineData("color", "DARKBLUE", "DarkBlue")]
    [InlineData("color", "5", "Green")]
    [InlineData("color", "-1", "DarkBlue")]
    [InlineData("rights", "read", "Read")]
    [InlineData("rights", "read, OWN", "Read, Own")]
    [InlineData("rights", "131", "Read, Write, Own")]
    [InlineData("rights", "0", "None")]
    [InlineData("when", "2030-01-31T12:30:00", "2030-01-31T12:30:00.0000000")]
    [InlineData("when", "2030-01-31T12:30:00+02:00", "2030-01-31T10:30:00.0000000Z")]
    [InlineData("when", " 2030-01-31 ", "2030-01-31T00:00:00.0000000")]
    [InlineData("whenOffset", "2030-01-31T12:30:00", "2030-01-31T12:30:00.0000000+00:00")]
    [InlineData("whenOffset", "2030-01-31T12:30:00-05:00", "2030-01-31T12:30:00.0000000-05:00")]
    public void A_value_is_read_with_the_invariant_culture(string type, string text, string value)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(value, Parsers.Read(type, text).Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("bool", "1", "true or false")]
    [InlineData("byte", "256", "a whole number from 0 to 255")]
    [InlineData("int", "", "a whole number from -2147483648 to 2147483647")]
    [InlineData("int", "1.0", "a whole number from -2147483648 to 2147483647")]
    [InlineData("int", "0x1", "a whole number from -2147483648 to 2147483647")]
    [InlineData("int", "2147483648", "a whole number from -2147483648 to 2147483647")]
    [InlineData("long", "9223372036854775808", "a whole number from -9223372036854775808 to 9223372036854775807")]
    [InlineData("big", "x", "a whole number")]
    [InlineData("decimal", "1,5", "a number such as 12.5")]
    [InlineData("double", "1,000", "a number such as 12.5")]
    [InlineData("guid", "f81d4fae", "a GUID")]
    [InlineData("date", "31.1.2030", "a date such as 2030-01-31")]
    [InlineData("time", "25:00", "a time such as 12:30:00")]
    [InlineData("duration", "soon", "a duration such as 1.12:30:00 or 00:00:05")]
    [InlineData("char", "ab", "one character")]
    [InlineData("celsius", "12F", "of another form")]
    [InlineData("color", "1", "one of Red, Green, DarkBlue")]
    [InlineData("color", "blue", "one of Red, Green, DarkBlue")]
    [InlineData("color", "", "one of Red, Green, DarkBlue")]
    [InlineData("color", "Red,Green", "one of Red, Green, DarkBlue")]
    [InlineData("rights", "4", "one or several of None, Read, Write, Own, with commas between them")]
    [InlineData("rights", "read,all", "one or several of None, Read, Write, Own, with commas between them")]
    [InlineData("rights", "256", "one or several of None, Read, Write, Own, with commas between them")]
    [InlineData("when", "tomorrow", "a date and time such as 2030-01-31T12:30:00Z")]
    [InlineData("whenOffset", "2030-13-01", "a date and time such as 2030-01-31T12:30:00+01:00")]
    public void What_is_no_value_is_refused_and_said_what_it_must_be(string type, string text, string expected)
    {
        Assert.Equal((null, expected), Parsers.Read(type, text));
    }

    [Fact]
    public void The_bits_of_an_enum_are_those_of_its_own_width()
    {
        Assert.Equal(0xffff_ffffUL, ParserText.Bits(Color.DarkBlue));
        Assert.Equal(131UL, ParserText.KnownBits<Rights>());
    }
}
