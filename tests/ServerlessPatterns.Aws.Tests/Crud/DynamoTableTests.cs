using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using ServerlessPatterns.Aws.Hosting;
using ServerlessPatterns.Aws.Tests.Emulators;

namespace ServerlessPatterns.Aws.Tests.Crud;

/// <summary>What is asked of DynamoDB, and what becomes of its answers.</summary>
public sealed class DynamoTableTests
{
    private const string Stored = """{"id":{"S":"s-1"},"version":{"N":"7"},"guid":{"S":"00000000-0000-0000-0000-000000000000"},"at":{"S":"0001-01-01T00:00:00+00:00"},"kind":{"S":"Plain"},"price":{"N":"0"},"ratio":{"N":"0"},"flag":{"BOOL":false}}""";
    private const string Error = "com.amazonaws.dynamodb.v20120810#";

    private static readonly Specimen s_item = new() { Id = "s-1", Version = 7 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Get_is_GetItem(bool consistentRead)
    {
        await using var service = ScriptedService.Start(Answer($$"""{"Item":{{Stored}}}"""));
        using var client = Client(service);

        Assert.Equal(s_item, await Table(client).GetAsync("s-1", consistentRead, Cancellation));

        AssertCall(service, "GetItem", $$$"""{"TableName":"specimen-table","Key":{"id":{"S":"s-1"}},"ConsistentRead":{{{(consistentRead ? "true" : "false")}}}}""");
    }

    [Fact]
    public async Task An_item_that_is_not_there_reads_as_null()
    {
        await using var service = ScriptedService.Start(Answer("{}"));
        using var client = Client(service);

        Assert.Null(await Table(client).GetAsync("s-1", cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_sort_key_is_part_of_the_key()
    {
        await using var service = ScriptedService.Start(Answer("{}"));
        using var client = Client(service);

        await Table(client, SpecimenTable.Sorted).GetAsync(("s-1", 7), cancellationToken: Cancellation);

        AssertCall(service, "GetItem", """{"TableName":"specimen-table","Key":{"id":{"S":"s-1"},"version":{"N":"7"}},"ConsistentRead":false}""");
    }

    [Fact]
    public async Task Create_is_PutItem_where_there_is_none()
    {
        await using var service = ScriptedService.Start(Answer("{}"));
        using var client = Client(service);

        await Table(client).CreateAsync(s_item, Cancellation);

        AssertCall(service, "PutItem", $$$"""{"TableName":"specimen-table","Item":{{{Stored}}},"ConditionExpression":"attribute_not_exists(#k)","ExpressionAttributeNames":{"#k":"id"}}""");
    }

    [Fact]
    public async Task Replace_is_PutItem_where_there_is_one()
    {
        await using var service = ScriptedService.Start(Answer("{}"));
        using var client = Client(service);

        await Table(client).ReplaceAsync(s_item, Cancellation);

        AssertCall(service, "PutItem", $$$"""{"TableName":"specimen-table","Item":{{{Stored}}},"ConditionExpression":"attribute_exists(#k)","ExpressionAttributeNames":{"#k":"id"}}""");
    }

    [Fact]
    public async Task Put_is_PutItem()
    {
        await using var service = ScriptedService.Start(Answer("{}"));
        using var client = Client(service);

        await Table(client).PutAsync(s_item, Cancellation);

        AssertCall(service, "PutItem", $$"""{"TableName":"specimen-table","Item":{{Stored}}}""");
    }

    [Fact]
    public async Task Delete_is_DeleteItem_where_there_is_one()
    {
        await using var service = ScriptedService.Start(Answer("{}"));
        using var client = Client(service);

        await Table(client, SpecimenTable.Sorted).DeleteAsync(("s-1", 7), Cancellation);

        AssertCall(
            service,
            "DeleteItem",
            """{"TableName":"specimen-table","Key":{"id":{"S":"s-1"},"version":{"N":"7"}},"ConditionExpression":"attribute_exists(#k)","ExpressionAttributeNames":{"#k":"id"}}""");
    }

    [Fact]
    public async Task Empty_collections_reach_DynamoDB()
    {
        await using var service = ScriptedService.Start(Answer("{}"));
        using var client = Client(service);

        await Table(client).PutAsync(s_item with { Tags = [], Names = [], Labels = [], Octets = [] }, Cancellation);

        var item = JsonNode.Parse(Assert.Single(service.Calls).Body)!["Item"]!;
        Assert.Equal(
            ("""{"L":[]}""", """{"L":[]}""", """{"M":{}}""", """{"B":""}"""),
            (item["tags"]!.ToJsonString(), item["names"]!.ToJsonString(), item["labels"]!.ToJsonString(), item["octets"]!.ToJsonString()));
    }

    [Fact]
    public async Task Empty_collections_come_from_DynamoDB()
    {
        const string Empty = ""","tags":{"L":[]},"names":{"L":[]},"labels":{"M":{}},"octets":{"B":""}}""";
        await using var service = ScriptedService.Start(Answer($$"""{"Item":{{Stored[..^1] + Empty}} }"""));
        using var client = Client(service);

        var item = (await Table(client).GetAsync("s-1", cancellationToken: Cancellation))!;

        Assert.Equal((0, 0, 0, 0), (item.Tags?.Count, item.Names?.Count, item.Labels?.Count, item.Octets?.Length));
    }

    [Fact]
    public async Task A_failed_condition_says_which_item_is_there_or_not()
    {
        await using var service = ScriptedService.Start(Failure("ConditionalCheckFailedException", "The conditional request failed"));
        using var client = Client(service);
        var table = Table(client, SpecimenTable.Sorted);

        var exists = await Assert.ThrowsAsync<ItemExistsException>(() => table.CreateAsync(s_item, Cancellation));
        var replaced = await Assert.ThrowsAsync<ItemNotFoundException>(() => table.ReplaceAsync(s_item, Cancellation));
        var deleted = await Assert.ThrowsAsync<ItemNotFoundException>(() => table.DeleteAsync(("s-1", 7), Cancellation));

        Assert.Equal([("specimens", "s-1/7"), ("specimens", "s-1/7"), ("specimens", "s-1/7")], [(exists.Table, exists.Key), (replaced.Table, replaced.Key), (deleted.Table, deleted.Key)]);
        Assert.All<Exception>([exists, replaced, deleted], exception => Assert.IsType<ConditionalCheckFailedException>(exception.InnerException));
    }

    [Fact]
    public async Task An_item_that_is_too_large_is_told_so()
    {
        await using var service = ScriptedService.Start(Failure("ValidationException", "Item size has exceeded the maximum allowed size", "com.amazon.coral.validate#"));
        using var client = Client(service);

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => Table(client).PutAsync(s_item, Cancellation));

        Assert.Contains("'s-1' of 'specimens' is larger than DynamoDB takes: 400 KB", exception.Message, StringComparison.Ordinal);
        Assert.Equal("item", exception.ParamName);
        Assert.IsType<AmazonDynamoDBException>(exception.InnerException, exactMatch: false);
    }

    [Fact]
    public async Task Other_errors_are_the_SDKs()
    {
        await using var service = ScriptedService.Start(Failure("ResourceNotFoundException", "Requested resource not found"));
        using var client = Client(service);

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Table(client).GetAsync("s-1", cancellationToken: Cancellation));
    }

    [Fact]
    public async Task List_is_Scan_page_by_page()
    {
        await using var service = ScriptedService.Start(
            Answer($$$"""{"Items":[{{{Stored}}},{{{Stored}}}],"Count":2,"LastEvaluatedKey":{"id":{"S":"s-1"} } }"""),
            Answer("""{"Items":[],"Count":0,"LastEvaluatedKey":{"id":{"S":"s-2"}}}"""),
            Answer($$"""{"Items":[{{Stored}}],"Count":1}"""));
        using var client = Client(service);

        Assert.Equal(3, await CountAsync(Table(client).ListAsync(Cancellation)));

        Assert.Equal(
            ["""{"TableName":"specimen-table"}""", """{"ExclusiveStartKey":{"id":{"S":"s-1"}},"TableName":"specimen-table"}""", """{"ExclusiveStartKey":{"id":{"S":"s-2"}},"TableName":"specimen-table"}"""],
            service.Calls.Select(call => Encoding.UTF8.GetString(call.Body)));
        Assert.All(service.Calls, call => Assert.Equal("DynamoDB_20120810.Scan", call.Headers["X-Amz-Target"]));
    }

    [Fact]
    public async Task A_partitions_list_is_Query_page_by_page()
    {
        await using var service = ScriptedService.Start(
            Answer($$$"""{"Items":[{{{Stored}}}],"Count":1,"LastEvaluatedKey":{"id":{"S":"s-1"},"version":{"N":"7"} } }"""), Answer("""{"Items":[],"Count":0}"""));
        using var client = Client(service);

        Assert.Equal(1, await CountAsync(Table(client, SpecimenTable.Sorted).ListPartitionAsync("s-1", Cancellation)));

        var calls = service.Calls.Select(call => JsonNode.Parse(call.Body)!).ToArray();
        Assert.Equal(2, calls.Length);
        Assert.All(service.Calls, call => Assert.Equal("DynamoDB_20120810.Query", call.Headers["X-Amz-Target"]));
        Assert.All(calls, call => Assert.Equal(("#k = :k", """{"#k":"id"}""", """{":k":{"S":"s-1"}}"""), ((string)call["KeyConditionExpression"]!, call["ExpressionAttributeNames"]!.ToJsonString(), call["ExpressionAttributeValues"]!.ToJsonString())));
        Assert.Equal((null, """{"id":{"S":"s-1"},"version":{"N":"7"}}"""), (calls[0]["ExclusiveStartKey"], calls[1]["ExclusiveStartKey"]!.ToJsonString()));
    }

    [Fact]
    public async Task The_next_page_is_asked_for_when_the_last_item_has_been_taken()
    {
        await using var service = ScriptedService.Start(Answer($$$"""{"Items":[{{{Stored}}}],"Count":1,"LastEvaluatedKey":{"id":{"S":"s-1"} } }"""), Answer("{}"));
        using var client = Client(service);

        await using var items = Table(client).ListAsync(Cancellation).GetAsyncEnumerator(Cancellation);

        Assert.Empty(service.Calls);
        Assert.True(await items.MoveNextAsync());
        Assert.Single(service.Calls);
        Assert.False(await items.MoveNextAsync());
    }

    [Fact]
    public async Task A_key_that_does_not_fit_the_table_is_refused_before_any_call()
    {
        await using var service = ScriptedService.Start(Answer("{}"));
        using var client = Client(service);
        var (plain, sorted) = (Table(client), Table(client, SpecimenTable.Sorted));

        Assert.Contains("has a sort key, and the table has none", await RefuseAsync(plain, ("s-1", 7)), StringComparison.Ordinal);
        Assert.Contains("the table has the sort key 'version', too", await RefuseAsync(sorted, "s-1"), StringComparison.Ordinal);
        Assert.Contains("'seven' of 'specimens' is no number, as 'version' is", await RefuseAsync(sorted, ("s-1", "seven")), StringComparison.Ordinal);
        Assert.Contains("'id' of 'specimens' is empty", await RefuseAsync(plain, default), StringComparison.Ordinal);
        Assert.Contains("'version' of 'specimens' is empty", await RefuseAsync(sorted, new TableKey("s-1", default(TableKeyValue))), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => sorted.ListPartitionAsync(default, Cancellation));
        Assert.Throws<InvalidOperationException>(() => plain.ListPartitionAsync("s-1", Cancellation));
        Assert.Empty(service.Calls);
    }

    [Fact]
    public async Task What_another_program_stored_otherwise_is_told()
    {
        await using var service = ScriptedService.Start(Answer("""{"Item":{"id":{"S":"s-1"},"version":{"S":"7"}}}"""));
        using var client = Client(service);

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => Table(client).GetAsync("s-1", cancellationToken: Cancellation));

        Assert.Equal("The item 's-1' in 'specimens' cannot be read: 'version' is S in DynamoDB, and the table's shape says N, a number.", exception.Message);
    }

    private static DynamoTable<Specimen> Table(IAmazonDynamoDB client, TableDefinition? definition = null)
        => new("specimen-table", SpecimenJson.Default.Specimen, definition ?? SpecimenTable.Definition, client);

    private static AmazonDynamoDBClient Client(ScriptedService service) => new(
        new BasicAWSCredentials("test", "test"),
        new AmazonDynamoDBConfig { ServiceURL = service.Url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });

    private static ScriptedAnswer Answer(string body) => ScriptedAnswer.Text(200, body, "application/x-amz-json-1.0");

    private static ScriptedAnswer Failure(string code, string message, string prefix = Error)
        => ScriptedAnswer.Text(400, $$"""{"__type":"{{prefix}}{{code}}","message":"{{message}}"}""", "application/x-amz-json-1.0");

    private static async Task<string> RefuseAsync(DynamoTable<Specimen> table, TableKey key)
    {
        var read = await Assert.ThrowsAsync<ArgumentException>(() => table.GetAsync(key, cancellationToken: Cancellation));
        var deleted = await Assert.ThrowsAsync<ArgumentException>(() => table.DeleteAsync(key, Cancellation));
        Assert.Equal((read.Message, "key"), (deleted.Message, read.ParamName));
        return read.Message;
    }

    private static async Task<int> CountAsync(IAsyncEnumerable<Specimen> items)
    {
        var count = 0;
        await foreach (var item in items)
        {
            Assert.Equal(s_item, item);
            count++;
        }

        return count;
    }

    private static void AssertCall(ScriptedService service, string operation, string body)
    {
        var call = Assert.Single(service.Calls);
        Assert.Equal("DynamoDB_20120810." + operation, call.Headers["X-Amz-Target"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), JsonNode.Parse(call.Body)), Encoding.UTF8.GetString(call.Body));
    }
}
