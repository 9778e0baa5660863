using System.Globalization;
using System.Text.Json;
using ServerlessPatterns.EndToEnd.Catalog;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>
/// Random items of every shape. Environment variables for a long run: SERVERLESS_PATTERNS_FUZZ_FIRST, the first seed, and
/// SERVERLESS_PATTERNS_FUZZ_CASES, how many sheets.
/// </summary>
public abstract class SheetTests(AwsEmulator emulator, ApiParts parts)
{
    private static readonly int s_first = Number("SERVERLESS_PATTERNS_FUZZ_FIRST", 1);
    private static readonly int s_cases = Number("SERVERLESS_PATTERNS_FUZZ_CASES", 300);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sheet_comes_back_as_it_was_put()
    {
        using var stack = await CatalogStack.DeployAsync(emulator, parts);
        using var http = stack.CreateClient();
        var sheets = new SheetClient(http);
        var expected = new Dictionary<string, string>();
        for (var seed = s_first; seed < s_first + s_cases; seed++)
        {
            var random = new RandomSheets(seed);
            var key = $"sheet {seed}";
            var sheet = random.Next(key);
            await sheets.CreateAsync(sheet, Cancellation);
            AssertEqual(seed, sheet, await sheets.GetAsync(key, Cancellation));

            if (seed % 4 == 0)
            {
                sheet = random.Next(key);
                await sheets.ReplaceAsync(key, sheet with { Key = "the path's key goes first" }, Cancellation);
                AssertEqual(seed, sheet, await sheets.GetAsync(key, Cancellation));
            }

            expected[key] = Text(sheet);
        }

        await foreach (var listed in sheets.ListAsync(pageSize: 100, Cancellation))
        {
            Assert.Equal(expected[listed.Key], Text(listed));
            expected.Remove(listed.Key);
        }

        Assert.Empty(expected);
    }

    private static int Number(string variable, int standard)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value) ? value : standard;

    private static void AssertEqual(int seed, Sheet sent, Sheet? received)
        => Assert.True(received is not null && Text(sent) == Text(received), $"Seed {seed}: {Text(sent)} became {(received is null ? "nothing" : Text(received))}");

    /// <summary>The sheet's JSON. A set has no order, and neither have a map's members.</summary>
    private static string Text(Sheet sheet)
    {
        var set = sheet.Set is null ? "" : string.Join('\n', sheet.Set.Order(StringComparer.Ordinal).Select(JsonText.Quote));
        return JsonText.Canonical(JsonSerializer.SerializeToElement(sheet with { Set = null }, CatalogJson.Default.Sheet)) + set;
    }

    public sealed class Emulated(AwsEmulator emulator) : SheetTests(emulator, ApiParts.Emulated);

    public sealed class Local(AwsEmulator emulator) : SheetTests(emulator, ApiParts.Local);
}
