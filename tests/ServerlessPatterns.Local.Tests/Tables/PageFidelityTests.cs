using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace ServerlessPatterns.Local.Tests.Tables;

/// <summary>Query and Scan through AWS's own client: the local DynamoDB answers as dynalite does, page by page.</summary>
public sealed class PageFidelityTests(Emulators emulators) : IClassFixture<Emulators>
{
    private static readonly string[] s_texts = ["", "a", "a1", "ab", "b", "z", "~", "\u00e9", "\uff5e", "\U0001f600"];
    private static readonly string[] s_numbers = ["-1e20", "-10", "-1.23", "-1.2", "-0.5", "0", "0.001", "1", "1.5", "2", "10", "100", "1e20", "12345678901234567890123456789012345678"];

    [Theory]
    [InlineData("id = :id", null)]
    [InlineData("id = :id AND sk = :b", null)]
    [InlineData("id = :id AND sk < :b", null)]
    [InlineData("id = :id AND sk <= :b", null)]
    [InlineData("id = :id AND sk > :b", null)]
    [InlineData("id = :id AND :b <= sk", null)]
    [InlineData("sk BETWEEN :a AND :b AND id = :id", null)]
    [InlineData("id = :id AND begins_with(sk, :a)", null)]
    [InlineData("(id = :id) AND (sk > :a)", "v <> :two")]
    [InlineData("id = :id", "v > :two")]
    [InlineData("id = :gone", null)]
    public async Task A_query_finds(string key, string? filter)
        => Assert.All(await QueryAsync(key, filter), outcome => Assert.DoesNotContain("Exception", outcome, StringComparison.Ordinal));

    [Theory]
    [InlineData("id = :id", "sk > :a")]
    [InlineData("id = :id", "id.a = :a")]
    [InlineData("sk = :b", null)]
    [InlineData("id > :id", null)]
    [InlineData("id = :two", null)]
    [InlineData("id = :id AND sk <> :b", null)]
    [InlineData("id = :id AND sk IN (:b)", null)]
    [InlineData("id = :id OR sk = :b", null)]
    [InlineData("NOT id = :id", null)]
    [InlineData("id = :id AND contains(sk, :a)", null)]
    [InlineData("id = :id AND size(sk) > :two", null)]
    [InlineData("id = :id AND sk > :a AND sk < :b", null)]
    [InlineData("id = :id AND v = :two", null)]
    [InlineData("id = sk", null)]
    [InlineData("id = :id AND attribute_exists(sk)", null)]
    [InlineData("id = :id AND sk.b = :b", null)]
    public async Task A_query_that_makes_no_sense_is_refused(string key, string? filter)
        => Assert.All(await QueryAsync(key, filter), outcome => Assert.Contains("ValidationException", outcome, StringComparison.Ordinal));

    private async Task<List<string>> QueryAsync(string key, string? filter)
    {
        var table = await TextTableAsync();
        var outcomes = new List<string>();
        foreach (var isForward in (bool[])[true, false])
        {
            outcomes.Add(await emulators.AgreeAsync(client => client.QueryAsync(new QueryRequest(table)
            {
                KeyConditionExpression = key,
                FilterExpression = filter,
                ExpressionAttributeValues = Used($"{key} {filter}", """{":id": {"S": "p"}, ":gone": {"S": "gone"}, ":a": {"S": "a"}, ":b": {"S": "b"}, ":two": {"N": "2"}}"""),
                ScanIndexForward = isForward,
                ReturnConsumedCapacity = "TOTAL",
            })));
        }

        return outcomes;
    }

    [Theory]
    [InlineData("sk > :a")]
    [InlineData("sk >= :a")]
    [InlineData("sk < :a")]
    [InlineData("sk <= :a")]
    [InlineData("sk = :a")]
    [InlineData("sk BETWEEN :a AND :b")]
    public async Task Numbers_are_found_in_their_order(string sort)
    {
        var table = await NumberTableAsync();
        for (var i = 0; i < s_numbers.Length - 3; i++)
        {
            await emulators.AgreeAsync(client => client.QueryAsync(new QueryRequest(table)
            {
                KeyConditionExpression = $"id = :id AND {sort}",
                ExpressionAttributeValues = Used(sort + ":id", $$$"""{":id": {"N": "7.0"}, ":a": {"N": "{{{s_numbers[i]}}}"}, ":b": {"N": "{{{s_numbers[i + 3]}}}"}}"""),
                ScanIndexForward = i % 2 == 0,
            }));
        }
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(3, false)]
    [InlineData(9, false)]
    [InlineData(100, true)]
    public async Task The_pages_of_a_query_are_the_same(int limit, bool isForward)
    {
        var table = await TextTableAsync();
        Dictionary<string, AttributeValue>? start = null;
        do
        {
            QueryRequest Request() => new(table)
            {
                KeyConditionExpression = "id = :id AND sk > :a",
                FilterExpression = "v <> :v",
                ExpressionAttributeValues = Attributes.Of("""{":id": {"S": "p"}, ":a": {"S": "a"}, ":v": {"N": "5"}}"""),
                ProjectionExpression = "sk",
                Limit = limit,
                ScanIndexForward = isForward,
                ExclusiveStartKey = start,
            };
            await emulators.AgreeAsync(client => client.QueryAsync(Request()));
            start = (await emulators.Local.QueryAsync(Request(), TestContext.Current.CancellationToken)).LastEvaluatedKey;
        }
        while (start is { Count: > 0 });
    }

    /// <summary>Which partition comes first is DynamoDB's own affair, so what all pages hold together is compared.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(100, 1)]
    [InlineData(2, 3)]
    public async Task The_pages_of_a_scan_hold_every_item_once(int limit, int segments)
    {
        var table = await PartitionsAsync();
        var expected = (await emulators.Dynalite.ScanAsync(new ScanRequest(table), TestContext.Current.CancellationToken)).Items;
        var found = new List<Dictionary<string, AttributeValue>>();
        for (var segment = 0; segment < segments; segment++)
        {
            Dictionary<string, AttributeValue>? start = null;
            do
            {
                var request = new ScanRequest(table) { Limit = limit, ExclusiveStartKey = start };
                if (segments > 1)
                {
                    (request.Segment, request.TotalSegments) = (segment, segments);
                }

                var page = await emulators.Local.ScanAsync(request, TestContext.Current.CancellationToken);
                Assert.True(page.Items.Count <= limit);
                found.AddRange(page.Items);
                start = page.LastEvaluatedKey;

                // What a page ended with may be gone when the next is asked for.
                if (start is { Count: > 0 } && limit == 1)
                {
                    await emulators.Local.DeleteItemAsync(table, start, TestContext.Current.CancellationToken);
                }
            }
            while (start is { Count: > 0 });
        }

        Assert.Equal(expected.Select(item => Outcome.Of(item)).Order(StringComparer.Ordinal), found.Select(item => Outcome.Of(item)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_ends_at_a_megabyte()
    {
        var table = await emulators.CreateAsync("S", "N");
        var value = new string('x', 200_000);
        for (var i = 0; i < 12; i++)
        {
            foreach (var client in new[] { emulators.Local, emulators.Dynalite })
            {
                await client.PutItemAsync(new PutItemRequest(table, new()
                {
                    ["id"] = new AttributeValue("p"),
                    ["sk"] = new AttributeValue { N = i.ToString(CultureInfo.InvariantCulture) },
                    ["v"] = new AttributeValue(value),
                }), TestContext.Current.CancellationToken);
            }
        }

        Dictionary<string, AttributeValue>? start = null;
        foreach (var expected in (int[])[6, 6, 0])
        {
            var outcome = await emulators.AgreeAsync(client => client.QueryAsync(new QueryRequest(table)
            {
                KeyConditionExpression = "id = :id",
                ExpressionAttributeValues = Attributes.Of("""{":id": {"S": "p"}}"""),
                Select = "COUNT",
                ExclusiveStartKey = start,
            }));
            Assert.Contains($"ScannedCount: {expected}", outcome, StringComparison.Ordinal);
            start = new() { ["id"] = new AttributeValue("p"), ["sk"] = new AttributeValue { N = (start is null ? 5 : 11).ToString(CultureInfo.InvariantCulture) } };
        }
    }

    [Fact]
    public async Task A_page_that_makes_no_sense_is_refused()
    {
        var table = await TextTableAsync();
        foreach (var start in (string[])["""{"id": {"S": "p"}}""", """{"id": {"S": "p"}, "sk": {"N": "1"}}""", """{"id": {"S": "other"}, "sk": {"S": "b"}}""", """{"id": {"S": "p"}, "sk": {"S": "A"}}"""])
        {
            await emulators.AgreeAsync(client => client.QueryAsync(new QueryRequest(table)
            {
                KeyConditionExpression = start.Contains("\"A\"", StringComparison.Ordinal) ? "id = :id AND sk > :a" : "id = :id",
                ExpressionAttributeValues = Attributes.Of(start.Contains("\"A\"", StringComparison.Ordinal) ? """{":id": {"S": "p"}, ":a": {"S": "a"}}""" : """{":id": {"S": "p"}}"""),
                ExclusiveStartKey = Attributes.Of(start),
            }));
        }

        await emulators.AgreeAsync(client => client.ScanAsync(new ScanRequest(table) { ExclusiveStartKey = Attributes.Of("""{"id": {"S": "p"}}""") }));
        await emulators.AgreeAsync(client => client.ScanAsync(new ScanRequest(table) { Limit = s_texts[0].Length }));
        await emulators.AgreeAsync(client => client.ScanAsync(new ScanRequest(table) { IndexName = "gone" }));
        await emulators.AgreeAsync(client => client.ScanAsync(new ScanRequest(table) { Segment = 2, TotalSegments = 2 }));
        await emulators.AgreeAsync(client => client.ScanAsync(new ScanRequest(table) { Segment = 2 }));
        await emulators.AgreeAsync(client => client.ScanAsync(new ScanRequest(table) { TotalSegments = 2 }));
        await emulators.AgreeAsync(client => client.QueryAsync(new QueryRequest(table)));
        await emulators.AgreeAsync(client => client.QueryAsync(new QueryRequest("missing") { KeyConditionExpression = "id = :id", ExpressionAttributeValues = Attributes.Of("""{":id": {"S": "p"}}""") }));
    }

    private static Dictionary<string, AttributeValue> Used(string expression, string values)
        => Attributes.Of(values).Where(value => System.Text.RegularExpressions.Regex.IsMatch(expression, $"{value.Key}\\b")).ToDictionary();

    /// <summary>Sort keys that one encoding orders otherwise than another; the empty one is no key.</summary>
    private async Task<string> TextTableAsync()
    {
        var table = await emulators.CreateAsync("S", "S");
        for (var i = 1; i < s_texts.Length; i++)
        {
            var (sk, v) = (s_texts[i], i.ToString(CultureInfo.InvariantCulture));
            await emulators.AgreeAsync(client => client.PutItemAsync(new PutItemRequest(table, new() { ["id"] = new AttributeValue("p"), ["sk"] = new AttributeValue(sk), ["v"] = new AttributeValue { N = v } })));
        }

        return table;
    }

    private async Task<string> NumberTableAsync()
    {
        var table = await emulators.CreateAsync("N", "N");
        foreach (var number in s_numbers)
        {
            await emulators.AgreeAsync(client => client.PutItemAsync(new PutItemRequest(table, new() { ["id"] = new AttributeValue { N = "7" }, ["sk"] = new AttributeValue { N = number } })));
        }

        return table;
    }

    private async Task<string> PartitionsAsync()
    {
        var table = await emulators.CreateAsync("S", "N");
        for (var i = 0; i < 25; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            await emulators.AgreeAsync(client => client.PutItemAsync(new PutItemRequest(table, Attributes.Of($$$"""{"id": {"S": "p{{{i % 9}}}"}, "sk": {"N": "{{{number}}}"}}"""))));
        }

        return table;
    }
}
