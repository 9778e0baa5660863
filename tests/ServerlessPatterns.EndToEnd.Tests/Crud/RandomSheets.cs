using System.Globalization;
using ServerlessPatterns.EndToEnd.Catalog;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>Sheets of a seed: every member set, null or at an end of its range.</summary>
internal sealed class RandomSheets(int seed)
{
    // DynamoDB keeps no number of 1E126 or more, none nearer to zero than 1E-130, and no negative zero:
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
    private const double Largest = 9.9e125;
    private const double Smallest = 1e-130;

    private readonly Random _random = new(seed);
    private readonly HostileTexts _texts = new(seed);

    public Sheet Next(string key) => new()
    {
        Key = key,
        Text = MaybeText(),
        Letter = Maybe(() => "a\"'\\\0$é漢"[_random.Next(8)]),
        SmallSigned = Maybe(() => Pick(sbyte.MinValue, sbyte.MaxValue, (sbyte)_random.Next(-128, 128))),
        Small = Maybe(() => Pick(byte.MinValue, byte.MaxValue, (byte)_random.Next(256))),
        ShortNumber = Maybe(() => Pick(short.MinValue, short.MaxValue, (short)_random.Next(-32768, 32768))),
        UnsignedShort = Maybe(() => Pick(ushort.MinValue, ushort.MaxValue, (ushort)_random.Next(65536))),
        IntegerNumber = Maybe(() => Pick(int.MinValue, int.MaxValue, _random.Next())),
        UnsignedInteger = Maybe(() => Pick(uint.MinValue, uint.MaxValue, (uint)_random.NextInt64(uint.MaxValue))),
        LongNumber = Maybe(() => Pick(long.MinValue, long.MaxValue, 9007199254740993, _random.NextInt64())),
        UnsignedLong = Maybe(() => Pick(ulong.MinValue, ulong.MaxValue, (ulong)_random.NextInt64() << 1)),
        Huge = Maybe(() => Pick(Int128.Parse(new string('9', 38), null), -Int128.Parse(new string('9', 38), null), Digits(38), 0)),
        DecimalNumber = Maybe(Decimal),
        FloatNumber = Maybe(() => Pick(float.MinValue, float.MaxValue, float.Epsilon, 0.1f, (float)_random.NextDouble())),
        DoubleNumber = Maybe(() => Pick(Largest, -Largest, Smallest, 0.1, 1e21, -3e-7, Double())),
        Flag = Maybe(() => _random.Next(2) == 0),
        Identifier = Maybe(() => Pick(Guid.Empty, Guid.AllBitsSet, Guid.NewGuid())),
        Time = Maybe(() => Pick(DateTime.MinValue, DateTime.MaxValue, Ticks(), DateTime.SpecifyKind(Ticks(), DateTimeKind.Utc))),
        Instant = Maybe(() => Pick(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, new DateTimeOffset(Ticks(), TimeSpan.FromMinutes(_random.Next(-800, 800))))),
        Day = Maybe(() => Pick(DateOnly.MinValue, DateOnly.MaxValue, DateOnly.FromDateTime(Ticks()))),
        Clock = Maybe(() => Pick(TimeOnly.MinValue, TimeOnly.MaxValue, new TimeOnly(_random.NextInt64(TimeSpan.TicksPerDay)))),
        Duration = Maybe(() => Pick(TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.Zero, new TimeSpan(_random.NextInt64()))),
        Link = _random.Next(3) == 0 ? null : new Uri(Pick("https://example.com/a?b='c'&d=%22#e", "relative/path", "urn:x:$y", "https://ü.example/漢"), UriKind.RelativeOrAbsolute),
        Named = Maybe(() => Pick(Enum.GetValues<Category>())),
        Numbered = Maybe(() => Pick([.. Enum.GetValues<DayOfWeek>(), (DayOfWeek)int.MinValue])),
        Bytes = _random.Next(3) == 0 ? null : Bytes(),
        Texts = MaybeMany(() => _random.Next(4) == 0 ? null : _texts.Next()),
        Numbers = MaybeMany(Decimal)?.ToArray(),
        Set = Set(),
        Counts = MaybeMany(() => Maybe(() => _random.Next()))?.Select((count, index) => (Key: Name(index), count)).ToDictionary(pair => pair.Key, pair => pair.count),
        Cells = MaybeMany(() => Many(Cell))?.Select((cells, index) => (Key: Name(index), cells)).ToDictionary(pair => pair.Key, pair => pair.cells),
        Cell = _random.Next(3) == 0 ? null : Cell(),
        OddName = MaybeText(),
        Unkept = _random.Next(2) == 0 ? null : "never sent",
    };

    private Cell Cell() => new(_random.Next(), MaybeText(), _random.Next(3) == 0 ? null : new(_random.Next(2) == 0, Many(() => new Cell.Shade((byte)_random.Next(256), 0, 255))));

    /// <summary>Of up to 29 digits, without zeros at the end, which DynamoDB does not keep.</summary>
    private decimal Decimal()
    {
        var value = Pick(decimal.MinValue, decimal.MaxValue, 0.0000000000000000000000000001m, new decimal(_random.Next(), _random.Next(), _random.Next(), _random.Next(2) == 0, (byte)_random.Next(29)));
        var text = value.ToString(CultureInfo.InvariantCulture);
        return decimal.Parse(text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text, CultureInfo.InvariantCulture);
    }

    private Int128 Digits(int count)
        => Int128.Parse(string.Concat(Enumerable.Range(0, _random.Next(1, count + 1)).Select(_ => (char)_random.Next('0', '9' + 1))), CultureInfo.InvariantCulture) * (_random.Next(2) == 0 ? 1 : -1);

    private double Double()
    {
        while (true)
        {
            var value = BitConverter.Int64BitsToDouble(_random.NextInt64(long.MinValue, long.MaxValue));
            if (Math.Abs(value) is >= Smallest and <= Largest)
            {
                return value;
            }
        }
    }

    // An offset must not lead out of the years that there are.
    private DateTime Ticks() => new(_random.NextInt64(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay));

    private byte[] Bytes()
    {
        var bytes = new byte[_random.Next(40)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private HashSet<string>? Set() => _random.Next(3) == 0 ? null : [.. _texts.Distinct(_random.Next(5), hasLoneSurrogates: false)];

    private string Name(int index) => index.ToString(CultureInfo.InvariantCulture) + _texts.Next();

    private string? MaybeText() => _random.Next(3) == 0 ? null : _texts.Next();

    private T? Maybe<T>(Func<T> value)
        where T : struct
        => _random.Next(3) == 0 ? null : value();

    private List<T>? MaybeMany<T>(Func<T> value) => _random.Next(3) == 0 ? null : Many(value);

    private List<T> Many<T>(Func<T> value) => [.. Enumerable.Range(0, _random.Next(5)).Select(_ => value())];

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];
}
