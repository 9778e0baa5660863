using System.Globalization;

namespace ServerlessPatterns.Aws.Tests.Crud;

/// <summary>Items of every shape, at random, with values that break things.</summary>
internal sealed class RandomSpecimens(int seed)
{
    private static readonly string[] s_texts =
    [
        "", " ", "\"", "'", "\\", "\\\"", "\n\r\t\b\f", "\0\u0001\u001f\u007f", "$", "#", "${x}", "#set($x = 1)", "$util.escapeJavaScript", "</script>", "<!--", "é", "漢字", "😀", "\u2028\u2029",
        "\ufeff", "{\"S\":\"x\"}", "],}", "null", "true", "1e5", "%2F", "a=b&c", "\ud83d\ude00\u200d", "ﷺ",
    ];

    private readonly Random _random = new(seed);

    public Specimen Next() => new()
    {
        Id = "x" + Text(),
        Version = _random.NextInt64(long.MinValue, long.MaxValue),
        Text = Maybe(Text),
        Guid = NextGuid(),
        At = new DateTimeOffset(_random.NextInt64(DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.Zero).ToOffset(TimeSpan.Zero),
        Day = _random.Next(2) == 0 ? null : DateOnly.FromDayNumber(_random.Next(DateOnly.MaxValue.DayNumber)),
        Kind = (SpecimenKind)_random.Next(2),
        Price = Decimal(),
        Ratio = Double(),
        Large = _random.Next(2) == 0 ? null : ulong.MaxValue - (ulong)_random.Next(3),
        Flag = _random.Next(2) == 0,
        Maybe = _random.Next(3) switch { 0 => null, 1 => true, _ => false },
        Octets = Maybe(Octets),
        Tags = Maybe(() => Many(() => _random.Next(5) == 0 ? null : Text())),
        Numbers = Maybe(() => Many<int?>(() => _random.Next(5) == 0 ? null : _random.Next(int.MinValue, int.MaxValue)).ToArray()),
        Names = Maybe(() => Many(Text).ToHashSet()),
        Labels = Maybe(() => Map(() => _random.Next(5) == 0 ? null : Text())),
        Groups = Maybe(() => Map(() => Many(Side))),
        First = Maybe(Side),
        Sides = Maybe(() => Many(Side)),
    };

    private string Text() => _random.Next(3) switch
    {
        0 => s_texts[_random.Next(s_texts.Length)],
        1 => string.Concat(Enumerable.Range(0, _random.Next(30)).Select(_ => s_texts[_random.Next(s_texts.Length)])),
        _ => string.Concat(Enumerable.Range(0, _random.Next(20)).Select(_ => char.ConvertFromUtf32(_random.Next(0xD800)))),
    };

    private decimal Decimal() => _random.Next(4) switch
    {
        0 => decimal.MaxValue,
        1 => 0.0000000000000000000000000001m,
        _ => new decimal(_random.Next(), _random.Next(), _random.Next(), _random.Next(2) == 0, (byte)_random.Next(29)),
    };

    private double Double() => _random.Next(3) switch
    {
        0 => double.Parse("1E-130", CultureInfo.InvariantCulture),
        1 => (_random.NextDouble() - 0.5) * 1e20,
        _ => _random.Next(),
    };

    private Guid NextGuid()
    {
        Span<byte> octets = stackalloc byte[16];
        _random.NextBytes(octets);
        return new Guid(octets);
    }

    private byte[] Octets()
    {
        var octets = new byte[_random.Next(40)];
        _random.NextBytes(octets);
        return octets;
    }

    private Side Side() => new(_random.Next(), Maybe(Text), Maybe(() => new Back(_random.Next(), Maybe(Text))));

    private T? Maybe<T>(Func<T> make)
        where T : class => _random.Next(4) == 0 ? null : make();

    private List<T> Many<T>(Func<T> make) => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => make())];

    private Dictionary<string, T> Map<T>(Func<T> make) => Many(Text).Distinct().ToDictionary(name => name, _ => make());
}
