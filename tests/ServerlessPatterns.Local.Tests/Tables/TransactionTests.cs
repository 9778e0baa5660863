using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ServerlessPatterns.Local.Tables;
using ServerlessPatterns.Local.Tables.Values;

namespace ServerlessPatterns.Local.Tests.Tables;

/// <summary>
/// TransactWriteItems and TransactGetItems through AWS's own client. dynalite has no transactions: what is stated here is
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html.
/// </summary>
public sealed class TransactionTests : IAsyncLifetime
{
    private readonly TableTime _time = new();
    private DynamoDbHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await DynamoDbHost.StartAsync(_time);
        foreach (var name in (string[])["orders", "stock"])
        {
            _host.Tables.Create(new TableSchema(name, new KeyAttribute("id", AttributeType.S, true)));
        }

        await _host.Client.PutItemAsync("stock", Attributes.Of("""{"id": {"S": "tea"}, "left": {"N": "5"}}"""));
        await _host.Client.PutItemAsync("stock", Attributes.Of("""{"id": {"S": "old"}}"""));
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task All_actions_are_done()
    {
        await WriteAsync(Order("1"), Take("2"), new TransactWriteItem { Delete = new Delete { TableName = "stock", Key = Key("old") } });
        Assert.Equal("[{Item: {id: S 1}}, {}, {Item: {left: N 3}}]", Outcome.Of((await _host.Client.TransactGetItemsAsync(
            new TransactGetItemsRequest
            {
                TransactItems =
                [
                    new() { Get = new Get { TableName = "orders", Key = Key("1") } },
                    new() { Get = new Get { TableName = "stock", Key = Key("old") } },
                    new() { Get = new Get { TableName = "stock", Key = Key("tea"), ProjectionExpression = "#l", ExpressionAttributeNames = new() { ["#l"] = "left" } } },
                ],
            },
            TestContext.Current.CancellationToken)).Responses));
    }

    [Fact]
    public async Task One_condition_that_does_not_hold_keeps_all_from_being_done()
    {
        var before = Everything();
        var canceled = await Assert.ThrowsAsync<TransactionCanceledException>(() => WriteAsync(
            Order("1"),
            Take("6"),
            new TransactWriteItem
            {
                ConditionCheck = new ConditionCheck { TableName = "stock", Key = Key("old"), ConditionExpression = "attribute_exists(id)" },
            }));
        Assert.Equal(["None", "ConditionalCheckFailed", "None"], canceled.CancellationReasons.Select(reason => reason.Code));
        Assert.Equal("The conditional request failed", canceled.CancellationReasons[1].Message);
        Assert.Equal("{id: S tea, left: N 5}", Outcome.Of(canceled.CancellationReasons[1].Item));
        Assert.Contains("[None, ConditionalCheckFailed, None]", canceled.Message, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task One_action_that_cannot_be_done_keeps_all_from_being_done()
    {
        var before = Everything();
        var update = new Update { TableName = "stock", Key = Key("old"), UpdateExpression = "SET n = gone" };
        var canceled = await Assert.ThrowsAsync<TransactionCanceledException>(() => WriteAsync(Order("1"), new TransactWriteItem { Update = update }));
        Assert.Equal(["None", "ValidationError"], canceled.CancellationReasons.Select(reason => reason.Code));
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task One_item_takes_one_action()
    {
        var before = Everything();
        var refused = await Assert.ThrowsAsync<AmazonDynamoDBException>(() => WriteAsync(Order("1"), Take("1"), Take("2")));
        Assert.Equal("ValidationException: Transaction request cannot include multiple operations on one item", $"{refused.ErrorCode}: {refused.Message}");
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task A_transaction_that_comes_again_is_not_done_again_for_ten_minutes()
    {
        var request = new TransactWriteItemsRequest { ClientRequestToken = "token", TransactItems = [Take("2")] };
        await _host.Client.TransactWriteItemsAsync(request, TestContext.Current.CancellationToken);
        await _host.Client.TransactWriteItemsAsync(request, TestContext.Current.CancellationToken);
        Assert.Contains("left: N 3", Everything(), StringComparison.Ordinal);

        await Assert.ThrowsAsync<IdempotentParameterMismatchException>(() => _host.Client.TransactWriteItemsAsync(
            new TransactWriteItemsRequest { ClientRequestToken = "token", TransactItems = [Take("1")] }, TestContext.Current.CancellationToken));

        _time.Now += TimeSpan.FromMinutes(10);
        await _host.Client.TransactWriteItemsAsync(request, TestContext.Current.CancellationToken);
        Assert.Contains("left: N 1", Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Concurrent_transactions_take_no_more_than_there_is()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            try
            {
                await WriteAsync(Order($"{i}"), Take("1"));
                return true;
            }
            catch (TransactionCanceledException)
            {
                return false;
            }
        }));
        Assert.Equal(5, outcomes.Count(isDone => isDone));
        Assert.Equal(5, _host.Tables.Items("orders", 100).Total);
    }

    [Fact]
    public async Task A_condition_that_fails_returns_the_item_where_it_is_asked_for()
    {
        var request = new PutItemRequest("stock", Key("tea")) { ConditionExpression = "attribute_not_exists(id)", ReturnValuesOnConditionCheckFailure = "ALL_OLD" };
        var failed = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => _host.Client.PutItemAsync(request, TestContext.Current.CancellationToken));
        Assert.Equal("{id: S tea, left: N 5}", Outcome.Of(failed.Item));
        request.ReturnValuesOnConditionCheckFailure = "NONE";
        failed = await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => _host.Client.PutItemAsync(request, TestContext.Current.CancellationToken));
        Assert.Null(Outcome.Of(failed.Item));
    }

    private static Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue> Key(string id) => new() { ["id"] = new(id) };

    private static TransactWriteItem Order(string id) => new()
    {
        Put = new Put { TableName = "orders", Item = Key(id), ConditionExpression = "attribute_not_exists(id)" },
    };

    private static TransactWriteItem Take(string count) => new()
    {
        Update = new Update
        {
            TableName = "stock",
            Key = Key("tea"),
            UpdateExpression = "SET #left = #left - :n",
            ConditionExpression = "#left >= :n",
            ExpressionAttributeNames = new() { ["#left"] = "left" },
            ExpressionAttributeValues = new() { [":n"] = new() { N = count } },
            ReturnValuesOnConditionCheckFailure = "ALL_OLD",
        },
    };

    private string Everything() => string.Join(' ', _host.Tables.Items("orders", 100).Items.Concat(_host.Tables.Items("stock", 100).Items).Select(item => string.Join(", ", item.Attributes
        .OrderBy(attribute => attribute.Key, StringComparer.Ordinal)
        .Select(attribute => $"{attribute.Key}: {attribute.Value.Type} {(attribute.Value.Type == AttributeType.N ? attribute.Value.Number.ToString() : attribute.Value.Text)}"))));

    private Task<TransactWriteItemsResponse> WriteAsync(params TransactWriteItem[] items)
        => _host.Client.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = [.. items] }, TestContext.Current.CancellationToken);
}
