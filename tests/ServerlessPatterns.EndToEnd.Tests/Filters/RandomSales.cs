namespace ServerlessPatterns.EndToEnd.Tests.Filters;

/// <summary>Sales and filters on sales, out of few values, so that they often meet.</summary>
internal sealed class RandomSales(int seed)
{
    private static readonly string[] s_words = ["GB", "G", "gb", "IE", "IRELAND", "DE", "D\"E", "Å b\\c", "10", "true", "null", "'"];
    private static readonly decimal[] s_amounts = [-1_000_000m, -0.5m, 0m, 0.01m, 9.99m, 10m, 10.00m, 999.99m, 1000m, 1_000_000m];

    private readonly Random _random = new(seed);

    public Sale Sale(int number)
        => new(
            number, Word(), Amount(), Whole(), _random.Next(2) == 0, Channel(), _random.Next(3) == 0 ? null : Word(), _random.Next(2) == 0 ? null : Word(),
            new SalePlace(Word(), Whole()));

    /// <summary>One to four filters on one to three properties.</summary>
    public IReadOnlyList<SaleFilter> Filters()
    {
        var properties = Enumerable.Range(0, 8).OrderBy(_ => _random.Next()).Take(_random.Next(1, 4)).ToList();
        if (_random.Next(3) == 0)
        {
            properties.Add(properties[0]);
        }

        return [.. properties.Select(Filter)];
    }

    private SaleFilter Filter(int property) => property switch
    {
        0 => Text("Country", sale => sale.Country),
        1 => Number("Total", sale => sale.Total, Amount),
        2 => Number("Items", sale => sale.Items, () => Whole()),
        3 => Gift(_random.Next(2) == 0),
        4 => Enumeration(),
        5 => Email(),
        6 => Coupon(_random.Next(2) == 0),
        _ when _random.Next(2) == 0 => Text("Place.City", sale => sale.Place.City),
        _ => Number("Place.Floor", sale => sale.Place.Floor, () => Whole()),
    };

    private SaleFilter Text(string property, Func<Sale, string> value)
    {
        string[] words = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Word()).Distinct()];
        var cut = _random.Next(1, words[0].Length + 1);
        var beginning = words[0][..cut];
        var end = words[0][^cut..];
        return _random.Next(4) switch
        {
            0 => Of(property, string.Join(", ", words.Select(Literal)), sale => words.Contains(value(sale))),
            1 => Of(property, $"Prefix = {Literal(beginning)}", sale => value(sale).StartsWith(beginning, StringComparison.Ordinal)),
            2 => Of(property, $"Suffix = {Literal(end)}", sale => value(sale).EndsWith(end, StringComparison.Ordinal)),
            _ => Of(property, $"AnythingBut = new object[] {{ {string.Join(", ", words.Select(Literal))} }}", sale => !words.Contains(value(sale))),
        };
    }

    private SaleFilter Number(string property, Func<Sale, decimal> value, Func<decimal> pick)
    {
        decimal[] numbers = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => pick()).Distinct()];
        var low = numbers.Min();
        var high = numbers.Max() + 1;
        return _random.Next(7) switch
        {
            0 => Of(property, string.Join(", ", numbers.Select(Literal)), sale => numbers.Contains(value(sale))),
            1 => Of(property, $"AnythingBut = new object[] {{ {string.Join(", ", numbers.Select(Literal))} }}", sale => !numbers.Contains(value(sale))),
            2 => Of(property, $"GreaterThan = {Literal(low)}", sale => value(sale) > low),
            3 => Of(property, $"AtLeast = {Literal(low)}", sale => value(sale) >= low),
            4 => Of(property, $"AtMost = {Literal(low)}", sale => value(sale) <= low),
            5 => Of(property, $"LessThan = {Literal(high)}, AtLeast = {Literal(low)}", sale => value(sale) >= low && value(sale) < high),
            _ => Of(property, $"GreaterThan = {Literal(low)}, AtMost = {Literal(high)}", sale => value(sale) > low && value(sale) <= high),
        };
    }

    private static SaleFilter Gift(bool gift) => Of("Gift", gift ? "true" : "false", sale => sale.Gift == gift);

    private SaleFilter Enumeration()
    {
        var channel = Channel();
        return _random.Next(2) == 0
            ? Of("Channel", $"SalesChannel.{channel}", sale => sale.Channel == channel)
            : Of("Channel", $"AnythingBut = new object[] {{ SalesChannel.{channel} }}", sale => sale.Channel != channel);
    }

    private SaleFilter Email()
    {
        var word = Word();
        return _random.Next(3) switch
        {
            0 => Of("Email", "(object?)null", sale => sale.Email is null),
            1 => Of("Email", $"{Literal(word)}, null", sale => sale.Email is null || sale.Email == word),
            _ => Of("Email", $"Prefix = {Literal(word)}", sale => sale.Email?.StartsWith(word, StringComparison.Ordinal) ?? false),
        };
    }

    private static SaleFilter Coupon(bool exists) => Of("Coupon", $"Exists = {(exists ? "true" : "false")}", sale => sale.Coupon is not null == exists);

    private static SaleFilter Of(string property, string conditions, Func<Sale, bool> matches)
        => new(property, $"[MessageFilter(\"{property}\", {conditions})]", matches);

    private static string Literal(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);

    private static string Literal(decimal number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string Word() => s_words[_random.Next(s_words.Length)];

    private decimal Amount() => s_amounts[_random.Next(s_amounts.Length)];

    private int Whole() => _random.Next(-3, 4) * 5;

    private SalesChannel Channel() => (SalesChannel)_random.Next(3);
}
