using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace ServerlessPatterns.Local.Tests.Tables;

/// <summary>BatchGetItem and BatchWriteItem through AWS's own client: the local DynamoDB answers as dynalite does.</summary>
public sealed class BatchFidelityTests(Emulators emulators) : IClassFixture<Emulators>
{
    [Fact]
    public async Task A_batch_is_written_and_read()
    {
        var (one, two) = (await emulators.CreateAsync(), await emulators.CreateAsync("N", "B"));
        await emulators.AgreeAsync(client => client.BatchWriteItemAsync(new BatchWriteItemRequest(new()
        {
            [one] = [Put("""{"id": {"S": "a"}, "v": {"N": "1"}}"""), Put("""{"id": {"S": "b"}, "v": {"N": "2"}}"""), Delete("""{"id": {"S": "c"}}""")],
            [two] = [Put("""{"id": {"N": "1"}, "sk": {"B": "AQ=="}, "v": {"N": "3"}}""")],
        })));
        await emulators.AgreeAsync(client => client.BatchWriteItemAsync(new BatchWriteItemRequest(new() { [one] = [Delete("""{"id": {"S": "b"}}""")] })));
        foreach (var id in (string[])["a", "b"])
        {
            await emulators.AgreeAsync(client => client.BatchGetItemAsync(new BatchGetItemRequest(new Dictionary<string, KeysAndAttributes>
            {
                [one] = new() { Keys = [Attributes.Of($$$"""{"id": {"S": "{{{id}}}"}}""")], ProjectionExpression = "#v", ExpressionAttributeNames = new() { ["#v"] = "v" } },
                [two] = new() { Keys = [Attributes.Of("""{"id": {"N": "1"}, "sk": {"B": "AQ=="}}""")], ConsistentRead = true },
            })));
        }
    }

    [Fact]
    public async Task A_batch_that_makes_no_sense_is_refused_whole()
    {
        var table = await emulators.CreateAsync();
        await WriteAsync(table, Put("""{"id": {"S": "a"}}"""), Put("""{"id": {"S": "a"}}"""));
        await WriteAsync(table, Put("""{"id": {"S": "a"}}"""), Delete("""{"id": {"S": "a"}}"""));
        await WriteAsync(table, Put("""{"id": {"S": "a"}}"""), Put("""{"id": {"N": "1"}}"""));
        await WriteAsync(table, Put("""{"id": {"S": "a"}}"""), Delete("""{"id": {"N": "1"}}"""));
        await WriteAsync(table, Put("""{"id": {"S": "a"}, "n": {"N": "x"}}"""));
        await WriteAsync("missing", Put("""{"id": {"S": "a"}}"""));
        await emulators.AgreeAsync(client => client.ScanAsync(new ScanRequest(table)));
        await emulators.AgreeAsync(client => client.BatchGetItemAsync(new BatchGetItemRequest(new Dictionary<string, KeysAndAttributes>
        {
            [table] = new() { Keys = [Attributes.Of("""{"id": {"S": "a"}}"""), Attributes.Of("""{"id": {"S": "a"}}""")] },
        })));
    }

    /// <summary>
    /// dynalite leaves keys to another request after one megabyte. AWS: "A single operation can retrieve up to 16 MB of data"
    /// (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html).
    /// </summary>
    [Fact]
    public async Task A_batch_reads_sixteen_megabytes_and_leaves_the_rest_to_the_next()
    {
        var table = await emulators.CreateAsync();
        var value = new string('x', 400_000);
        var keys = Enumerable.Range(0, 50).Select(i => new Dictionary<string, AttributeValue> { ["id"] = new(i.ToString(CultureInfo.InvariantCulture)) }).ToList();
        foreach (var key in keys)
        {
            await emulators.Local.PutItemAsync(new PutItemRequest(table, new(key) { ["v"] = new AttributeValue(value) }), TestContext.Current.CancellationToken);
        }

        var requests = new Dictionary<string, KeysAndAttributes> { [table] = new() { Keys = keys } };
        var first = await emulators.Local.BatchGetItemAsync(new BatchGetItemRequest(requests), TestContext.Current.CancellationToken);
        Assert.Equal(41, first.Responses[table].Count);
        var second = await emulators.Local.BatchGetItemAsync(new BatchGetItemRequest(first.UnprocessedKeys), TestContext.Current.CancellationToken);
        Assert.Equal(keys.Select(key => key["id"].S).Order(StringComparer.Ordinal), first.Responses[table].Concat(second.Responses[table]).Select(item => item["id"].S).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task More_than_a_batch_may_have_is_refused()
    {
        var table = await emulators.CreateAsync();
        var writes = Enumerable.Range(0, 26).Select(i => Put($$$"""{"id": {"S": "{{{i}}}"}}""")).ToList();
        var write = await Assert.ThrowsAsync<Amazon.DynamoDBv2.AmazonDynamoDBException>(
            () => emulators.Local.BatchWriteItemAsync(new BatchWriteItemRequest(new() { [table] = writes }), TestContext.Current.CancellationToken));
        Assert.Equal("ValidationException", write.ErrorCode);
        var keys = Enumerable.Range(0, 101).Select(i => Attributes.Of($$$"""{"id": {"S": "{{{i}}}"}}""")).ToList();
        var read = await Assert.ThrowsAsync<Amazon.DynamoDBv2.AmazonDynamoDBException>(
            () => emulators.Local.BatchGetItemAsync(new BatchGetItemRequest(new Dictionary<string, KeysAndAttributes> { [table] = new() { Keys = keys } }), TestContext.Current.CancellationToken));
        Assert.Equal("ValidationException", read.ErrorCode);
    }

    private static WriteRequest Put(string item) => new(new PutRequest(Attributes.Of(item)));

    private static WriteRequest Delete(string key) => new(new DeleteRequest(Attributes.Of(key)));

    private async Task WriteAsync(string table, params WriteRequest[] writes)
        => await emulators.AgreeAsync(client => client.BatchWriteItemAsync(new BatchWriteItemRequest(new() { [table] = [.. writes] })));
}
