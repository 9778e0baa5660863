using Amazon.DynamoDBv2.Model;

namespace ServerlessPatterns.Local.Tests.Tables;

/// <summary>PutItem, GetItem, UpdateItem and DeleteItem through AWS's own client: the local DynamoDB answers as dynalite does.</summary>
public sealed class ItemFidelityTests(Emulators emulators) : IClassFixture<Emulators>
{
    private const string Full = """
        {"id": {"S": "full"}, "s": {"S": "text"}, "n": {"N": "5"}, "b": {"B": "AQID"}, "yes": {"BOOL": true}, "no": {"BOOL": false}, "nil": {"NULL": true},
         "ss": {"SS": ["x", "y"]}, "ns": {"NS": ["1", "2.50"]}, "bs": {"BS": ["AQ==", "Ag=="]}, "e": {"S": ""},
         "l": {"L": [{"S": "zero"}, {"N": "1"}, {"L": []}, {"M": {"k": {"S": "v"}}}]}, "m": {"M": {"a": {"N": "1"}, "d": {"M": {"e": {"S": "deep"}}}, "o": {"M": {}}}}}
        """;

    [Fact]
    public async Task An_item_of_every_type_is_stored_and_read_whole()
    {
        var table = await emulators.CreateAsync();
        await emulators.AgreeAsync(client => client.PutItemAsync(new PutItemRequest { TableName = table, Item = Attributes.Of(Full), ReturnConsumedCapacity = "TOTAL" }));

        var read = await emulators.AgreeAsync(client => client.GetItemAsync(new GetItemRequest(table, Attributes.Of("""{"id": {"S": "full"}}"""))));
        Assert.Contains("ns: NS 1 2.5", read, StringComparison.Ordinal);
        Assert.Contains("d: M {e: S deep}", read, StringComparison.Ordinal);
        Assert.Equal("{}", await emulators.AgreeAsync(client => client.GetItemAsync(new GetItemRequest(table, Attributes.Of("""{"id": {"S": "gone"}}""")))));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("s, m.a")]
    [InlineData("l[0], l[3].k, m.d.e, gone, l[9], s[0]")]
    [InlineData("l[3], l[1]")]
    [InlineData("#n, l[2]")]
    [InlineData("m.a, m")]
    [InlineData("m.a, m[0]")]
    [InlineData("size, s")]
    [InlineData("s s")]
    [InlineData("")]
    public async Task A_projection_reads_parts(string projection)
    {
        var table = await FullTableAsync();
        await emulators.AgreeAsync(client => client.GetItemAsync(new GetItemRequest(table, Attributes.Of("""{"id": {"S": "full"}}"""))
        {
            ProjectionExpression = projection,
            ExpressionAttributeNames = projection.Contains('#', StringComparison.Ordinal) ? new() { ["#n"] = "n" } : null,
        }));
    }

    [Theory]
    [InlineData("attribute_exists(s)")]
    [InlineData("attribute_not_exists(s)")]
    [InlineData("attribute_not_exists(m.gone) AND attribute_exists(l[3].k)")]
    [InlineData("attribute_type(ss, :ss)")]
    [InlineData("begins_with(s, :te) and contains(s, :te)")]
    [InlineData("contains(ss, :x) OR contains(l, :x)")]
    [InlineData("contains(ns, :two)")]
    [InlineData("size(l) > :two")]
    [InlineData("size(s) > :two AND NOT size(b) <> :three")]
    [InlineData("n BETWEEN :two AND :nine")]
    [InlineData("n BETWEEN :nine AND :two")]
    [InlineData("n IN (:two, :five, :nine)")]
    [InlineData("n = :five AND (s = :x OR NOT yes = :no) AND n <= :five")]
    [InlineData("NOT n = :five OR s < :x AND n > :nine")]
    [InlineData("s <> :five")]
    [InlineData("gone <> :five")]
    [InlineData("gone = :five")]
    [InlineData("s < :five")]
    [InlineData("b = :b AND m.a < :two AND nil = :nil AND yes <> :no")]
    [InlineData("(size(m)) = :three")]
    [InlineData("((n = :five))")]
    [InlineData("n = n")]
    [InlineData("size(n) = n")]
    [InlineData("size(s)")]
    [InlineData("begins_with(s, :five)")]
    [InlineData("begins_with(s)")]
    [InlineData("attribute_exists(:five)")]
    [InlineData("attribute_type(s, :x)")]
    [InlineData("unheard(s, :x)")]
    [InlineData("contains(s, begins_with(s, :x))")]
    [InlineData("size = :two")]
    [InlineData("n = :undefined")]
    [InlineData("#undefined = :two")]
    [InlineData("n = :two AND")]
    [InlineData("n ~ :two")]
    [InlineData("n = :two :two")]
    [InlineData("(n = :two")]
    public async Task A_condition_holds_or_is_refused(string condition)
    {
        var table = await FullTableAsync();
        await emulators.AgreeAsync(client => client.DeleteItemAsync(new DeleteItemRequest(table, Attributes.Of("""{"id": {"S": "full"}}"""))
        {
            ConditionExpression = condition,
            ExpressionAttributeValues = Values(condition),
            ReturnValues = "ALL_OLD",
        }));
        await emulators.AgreeAsync(client => client.GetItemAsync(new GetItemRequest(table, Attributes.Of("""{"id": {"S": "full"}}"""))));
    }

    [Theory]
    [InlineData("SET s = :x, n = n + :five, fresh = if_not_exists(gone, :two), kept = if_not_exists(s, :two)")]
    [InlineData("SET n = :nine - n")]
    [InlineData("SET l[3] = :five, m.a = :x, m.d.e = :two")]
    [InlineData("SET l = list_append(:list, if_not_exists(gone, :list))")]
    [InlineData("SET l[7] = :x, l[9] = :two")]
    [InlineData("SET s = n, n = :two")]
    [InlineData("REMOVE s, m.d, l[1]")]
    [InlineData("REMOVE gone, m.gone, l[9]")]
    [InlineData("ADD n :five, fresh :two, ss :ss, newset :ss")]
    [InlineData("DELETE ss :ss, gone :ss")]
    [InlineData("SET s = :x REMOVE n ADD m.a :two DELETE ss :ss")]
    [InlineData("set s = :x remove n")]
    [InlineData("SET s = :x SET n = :two")]
    [InlineData("SET m.a = :x, m = :two")]
    [InlineData("SET m.a = :x, m[0] = :two")]
    [InlineData("SET gone.a = :x")]
    [InlineData("SET s[0] = :x")]
    [InlineData("SET s = gone")]
    [InlineData("SET s = s + :two")]
    [InlineData("SET s = :x + :two")]
    [InlineData("SET l = list_append(s, :list)")]
    [InlineData("SET l = list_append(l, :x)")]
    [InlineData("SET l = list_append(l)")]
    [InlineData("SET l = unheard(l, :x)")]
    [InlineData("SET l = if_not_exists(:x, :x)")]
    [InlineData("ADD s :two")]
    [InlineData("ADD n :x")]
    [InlineData("ADD l :list")]
    [InlineData("DELETE ss :x")]
    [InlineData("DELETE ns :ss")]
    [InlineData("SET id = :x")]
    [InlineData("SET id.a = :x")]
    [InlineData("SET size = :x")]
    [InlineData("SET s = :undefined")]
    [InlineData("SET #undefined = :x")]
    [InlineData("SET s :x")]
    [InlineData("SET")]
    [InlineData("REPLACE s = :x")]
    [InlineData("")]
    public async Task An_update_changes_or_is_refused(string update)
    {
        foreach (var returns in (string[])["ALL_NEW", "UPDATED_NEW", "UPDATED_OLD", "ALL_OLD", "NONE"])
        {
            var table = await FullTableAsync();
            await emulators.AgreeAsync(client => client.UpdateItemAsync(new UpdateItemRequest
            {
                TableName = table,
                Key = Attributes.Of("""{"id": {"S": "full"}}"""),
                UpdateExpression = update,
                ExpressionAttributeValues = Values(update),
                ReturnValues = returns,
            }));
            await emulators.AgreeAsync(client => client.GetItemAsync(new GetItemRequest(table, Attributes.Of("""{"id": {"S": "full"}}"""))));
        }
    }

    /// <summary>
    /// dynalite takes the elements out one after the other, by indexes that have moved by then. AWS: "DynamoDB evaluates every action against the item's attribute
    /// values as they were before the update"; its example removes [1] and [2] of a list and both are gone
    /// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html#Expressions.UpdateExpressions.REMOVE).
    /// </summary>
    [Fact]
    public async Task Elements_are_removed_by_the_indexes_that_they_had()
    {
        var table = await FullTableAsync();
        var answer = await emulators.Local.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = table,
            Key = Attributes.Of("""{"id": {"S": "full"}}"""),
            UpdateExpression = "REMOVE l[0], l[1]",
            ReturnValues = "UPDATED_NEW",
        }, TestContext.Current.CancellationToken);
        var left = await emulators.Local.GetItemAsync(new GetItemRequest(table, Attributes.Of("""{"id": {"S": "full"}}""")), TestContext.Current.CancellationToken);
        Assert.Equal("L [L [], M {k: S v}]", Outcome.Of(left.Item["l"]));
    }

    [Fact]
    public async Task An_update_of_no_item_makes_one()
    {
        var table = await emulators.CreateAsync();
        var key = """{"id": {"S": "new"}}""";
        await emulators.AgreeAsync(client => client.UpdateItemAsync(new UpdateItemRequest { TableName = table, Key = Attributes.Of(key), ReturnValues = "ALL_NEW" }));
        await emulators.AgreeAsync(client => client.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = table,
            Key = Attributes.Of(key),
            UpdateExpression = "ADD #n :n",
            ConditionExpression = "attribute_not_exists(#n)",
            ExpressionAttributeNames = new() { ["#n"] = "count" },
            ExpressionAttributeValues = Attributes.Of("""{":n": {"N": "1"}}"""),
            ReturnValues = "ALL_NEW",
        }));
        await emulators.AgreeAsync(client => client.ScanAsync(new ScanRequest(table)));
    }

    [Theory]
    [InlineData("""{"s": {"S": "no key"}}""")]
    [InlineData("""{"id": {"N": "1"}}""")]
    [InlineData("""{"id": {"S": ""}}""")]
    [InlineData("""{"id": {"S": "a"}, "n": {"N": "x"}}""")]
    [InlineData("""{"id": {"S": "a"}, "n": {"N": "1e126"}}""")]
    [InlineData("""{"id": {"S": "a"}, "n": {"N": "1e-131"}}""")]
    [InlineData("""{"id": {"S": "a"}, "n": {"N": "123456789012345678901234567890123456789"}}""")]
    [InlineData("""{"id": {"S": "a"}, "n": {"N": "-0.00"}}""")]
    [InlineData("""{"id": {"S": "a"}, "n": {"N": "9.9999999999999999999999999999999999999E125"}}""")]
    [InlineData("""{"id": {"S": "a"}, "n": {"N": "-1E-130"}}""")]
    [InlineData("""{"id": {"S": "a"}, "n": {"N": "12345678901234567890123456789012345678"}}""")]
    [InlineData("""{"id": {"S": "a"}, "n": {"N": "007.500"}}""")]
    [InlineData("""{"id": {"S": "a"}, "n": {"N": "+1"}}""")]
    [InlineData("""{"id": {"S": "a"}, "ss": {"SS": ["x", "x"]}}""")]
    [InlineData("""{"id": {"S": "a"}, "ns": {"NS": ["1", "1.0"]}}""")]
    [InlineData("""{"id": {"S": "a"}, "l": {"L": [{"M": {"n": {"N": "one"}}}]}}""")]
    public async Task An_item_is_taken_or_refused(string item)
    {
        var table = await emulators.CreateAsync();
        await emulators.AgreeAsync(client => client.PutItemAsync(new PutItemRequest(table, Attributes.Of(item))));
        await emulators.AgreeAsync(client => client.ScanAsync(new ScanRequest(table)));
    }

    [Fact]
    public async Task What_is_too_large_is_refused()
    {
        var table = await emulators.CreateAsync("S", "S");
        var key = new string('k', 1024);
        var value = new string('v', 409_600 - 2 - key.Length - 2 - 1 - 1);
        await PutAsync(table, "a", key, value);
        await PutAsync(table, "a", key, value + "v");
        await PutAsync(table, "a", key + "k", "");
        await PutAsync(table, new string('p', 2048), "1", "");
        await PutAsync(table, new string('p', 2049), "1", "");
        await emulators.AgreeAsync(client => client.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = table,
            Key = new() { ["id"] = new AttributeValue("a"), ["sk"] = new AttributeValue(key) },
            UpdateExpression = "SET more = :m",
            ExpressionAttributeValues = Attributes.Of("""{":m": {"S": "m"}}"""),
        }));
    }

    [Fact]
    public async Task A_request_that_makes_no_sense_is_refused()
    {
        var table = await FullTableAsync();
        var key = """{"id": {"S": "full"}}""";
        await emulators.AgreeAsync(client => client.GetItemAsync(new GetItemRequest("missing", Attributes.Of(key))));
        await emulators.AgreeAsync(client => client.DescribeTableAsync("missing"));
        await emulators.AgreeAsync(client => client.GetItemAsync(new GetItemRequest(table, Attributes.Of("""{"id": {"S": "full"}, "s": {"S": "text"}}"""))));
        await emulators.AgreeAsync(client => client.GetItemAsync(new GetItemRequest(table, Attributes.Of("""{"id": {"N": "1"}}"""))));
        await emulators.AgreeAsync(client => client.GetItemAsync(new GetItemRequest(table, Attributes.Of("""{"id": {"S": ""}}"""))));
        await emulators.AgreeAsync(client => client.PutItemAsync(new PutItemRequest(table, Attributes.Of(Full)) { ReturnValues = "ALL_NEW" }));
        await emulators.AgreeAsync(client => client.PutItemAsync(new PutItemRequest(table, Attributes.Of(Full)) { ExpressionAttributeNames = new() { ["#n"] = "n" } }));
        await emulators.AgreeAsync(client => client.PutItemAsync(new PutItemRequest(table, Attributes.Of(Full)) { ExpressionAttributeValues = Attributes.Of("""{":n": {"N": "1"}}""") }));
        await emulators.AgreeAsync(client => client.PutItemAsync(new PutItemRequest(table, Attributes.Of(Full))
        {
            ConditionExpression = "attribute_exists(s)",
            ExpressionAttributeNames = new() { ["#n"] = "n" },
        }));
        await emulators.AgreeAsync(client => client.PutItemAsync(new PutItemRequest(table, Attributes.Of(Full))
        {
            ConditionExpression = "n = :n",
            ExpressionAttributeValues = Attributes.Of("""{":n": {"N": "5"}, ":o": {"N": "1"}}"""),
        }));
        await emulators.AgreeAsync(client => client.PutItemAsync(new PutItemRequest(table, Attributes.Of(Full))
        {
            ConditionExpression = "n = :n",
            ExpressionAttributeValues = Attributes.Of("""{":n": {"N": "five"}}"""),
        }));
        await emulators.AgreeAsync(client => client.PutItemAsync(new PutItemRequest(table, Attributes.Of(Full))
        {
            ConditionExpression = "n = :n",
            ExpressionAttributeValues = Attributes.Of("""{"n": {"N": "5"}}"""),
        }));
    }

    private async Task PutAsync(string table, string id, string sk, string value) => await emulators.AgreeAsync(client => client.PutItemAsync(new PutItemRequest
    {
        TableName = table,
        Item = new() { ["id"] = new AttributeValue(id), ["sk"] = new AttributeValue(sk), ["v"] = new AttributeValue { S = value } },
    }));

    private async Task<string> FullTableAsync()
    {
        await emulators.AgreeAsync(client => client.PutItemAsync(new PutItemRequest(emulators.Shared, Attributes.Of(Full))));
        return emulators.Shared;
    }

    /// <summary>The values that an expression uses.</summary>
    private static Dictionary<string, AttributeValue>? Values(string expression)
    {
        var all = Attributes.Of("""
            {":x": {"S": "x"}, ":te": {"S": "te"}, ":ss": {"SS": ["x", "z"]}, ":two": {"N": "2"}, ":three": {"N": "3"}, ":five": {"N": "5.0"}, ":nine": {"N": "9"},
             ":no": {"BOOL": false}, ":nil": {"NULL": true}, ":b": {"B": "AQID"}, ":list": {"L": [{"S": "more"}]}}
            """);
        if (expression.Contains("attribute_type(ss", StringComparison.Ordinal))
        {
            all[":ss"] = new AttributeValue("SS");
        }

        var used = all.Where(value => System.Text.RegularExpressions.Regex.IsMatch(expression, $"{value.Key}\\b")).ToDictionary();
        return used.Count == 0 ? null : used;
    }
}
