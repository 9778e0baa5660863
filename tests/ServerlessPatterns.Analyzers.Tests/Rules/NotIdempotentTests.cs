using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class NotIdempotentTests
{
    [Theory]
    [InlineData("await [|_db.PutItemAsync(\"orders\", new Dictionary<string, AttributeValue> { [\"id\"] = new AttributeValue(Guid.NewGuid().ToString()) })|];", "puts an item with a new id with PutItemAsync")]
    [InlineData("var id = Guid.NewGuid(); var request = new PutItemRequest { TableName = \"orders\", Item = new() { [\"id\"] = new AttributeValue(id.ToString()) } }; await [|_db.PutItemAsync(request)|];", "puts an item with a new id with PutItemAsync")]
    [InlineData("await [|_table.CreateAsync(new Row(Guid.CreateVersion7().ToString()))|];", "puts an item with a new id with CreateAsync")]
    [InlineData("await [|_http.PostAsync(\"/payments\", new StringContent(order))|];", "posts with PostAsync")]
    [InlineData("await _db.UpdateItemAsync(new UpdateItemRequest { UpdateExpression = [|\"SET total = total + :amount\"|] });", "adds to what an item has with UpdateExpression")]
    [InlineData("foreach (var c in order) { await Deep(c); } Task Deep(char c) => [|_http.PostAsync(\"/letters\", null)|];", "posts with PostAsync")]
    public void A_write_that_makes_another_thing_is_told(string statements, string what)
        => RuleTest.Flags(
            "SLP1023",
            $"'Consumer.HandleAsync' {what} and takes no notice of the message's id, and a queue may deliver a message twice; make the write conditional, or give it an id that comes with the message",
            Consumer(statements));

    [Fact]
    public void A_method_that_two_handlers_call_is_told_once()
        => RuleTest.Flags(
            "SLP1023",
            "'Function.Pay' posts with PostAsync and takes no notice of the message's id, and a queue may deliver a message twice; make the write conditional, or give it an id that comes with the message",
            """
            using Amazon.Lambda.SQSEvents;
            using Amazon.Lambda.SNSEvents;
            public sealed class Function
            {
                private static readonly HttpClient s_http = new();
                public Task One(SQSEvent sqs) => Pay(sqs.Records[0].Body);
                public Task Two(SNSEvent sns) => Pay(sns.Records[0].Sns.Message);
                private static Task Pay(string body) => [|s_http.PostAsync("/payments", new StringContent(body))|];
            }
            """);

    [Fact]
    public void To_report_a_failed_message_is_not_to_know_it_again()
        => RuleTest.Flags(
            "SLP1023",
            "'Function.Handle' posts with PostAsync and takes no notice of the message's id, and a queue may deliver a message twice; make the write conditional, or give it an id that comes with the message",
            """
            using Amazon.Lambda.SQSEvents;
            public sealed class Function(HttpClient http)
            {
                public async Task<SQSBatchResponse> Handle(SQSEvent sqs)
                {
                    var failures = new List<SQSBatchResponse.BatchItemFailure>();
                    foreach (var record in sqs.Records)
                    {
                        try { await [|http.PostAsync("/payments", new StringContent(record.Body))|]; }
                        catch (HttpRequestException) { failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId }); }
                    }
                    return new SQSBatchResponse(failures);
                }
            }
            """);

    [Theory]
    // The same thing again.
    [InlineData("await _db.PutItemAsync(\"orders\", new Dictionary<string, AttributeValue> { [\"id\"] = new AttributeValue(order) });")]
    [InlineData("var trace = Guid.NewGuid(); Console.WriteLine(trace); await _table.PutAsync(new Row(order));")]
    [InlineData("await _db.UpdateItemAsync(new UpdateItemRequest { UpdateExpression = \"SET paid = :true ADD tags :tag\" }); await _db.DeleteItemAsync(new DeleteItemRequest());")]
    [InlineData("await _http.PutAsync(\"/orders/1\", new StringContent(order)); await _http.GetAsync(\"/orders\"); await _http.DeleteAsync(\"/orders/1\");")]
    // Only if it is not there.
    [InlineData("await _db.PutItemAsync(new PutItemRequest { ConditionExpression = \"attribute_not_exists(id)\", Item = new() { [\"id\"] = new AttributeValue(Guid.NewGuid().ToString()) } });")]
    [InlineData("await _db.UpdateItemAsync(new UpdateItemRequest { UpdateExpression = \"SET total = total + :amount\", ConditionExpression = \"version = :version\" });")]
    // The message's id is looked at.
    [InlineData("var id = context.MessageId; await _http.PostAsync(\"/payments\", new StringContent(id));")]
    [InlineData("var content = new StringContent(order); content.Headers.Add(\"Idempotency-Key\", order); await _http.PostAsync(\"/payments\", content);")]
    [InlineData("if (await IsDuplicateAsync(order)) { return; } var deduplicated = order; await _http.PostAsync(\"/payments\", new StringContent(deduplicated));")]
    public void Writes_that_may_be_made_again_are_not(string statements)
        => RuleTest.Allows("SLP1023", Consumer(statements));

    [Fact]
    public void A_handler_that_says_it_is_idempotent_is_believed()
        => RuleTest.Allows("SLP1023", """
            using Amazon.Lambda.SQSEvents;
            public sealed class IdempotentAttribute : Attribute;
            public sealed class Function
            {
                private static readonly HttpClient s_http = new();
                [Idempotent] public Task Handle(SQSEvent sqs) => s_http.PostAsync("/payments", null);
            }
            """);

    [Fact]
    public void A_request_is_asked_once()
        => RuleTest.Allows("SLP1023", """
            using Amazon.Lambda.APIGatewayEvents;
            using Amazon.DynamoDBv2;
            using Amazon.DynamoDBv2.Model;
            public sealed class Function(IAmazonDynamoDB db, HttpClient http)
            {
                public async Task Handle(APIGatewayProxyRequest request)
                {
                    await db.PutItemAsync("orders", new Dictionary<string, AttributeValue> { ["id"] = new(Guid.NewGuid().ToString()) });
                    await http.PostAsync("/payments", null);
                }
            }
            """);

    private static string Consumer(string statements) => $$"""
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.Model;
        public sealed record Row(string Id);
        [QueueConsumer("orders")]
        public sealed class Consumer(IAmazonDynamoDB db, ITable<Row> table, HttpClient http)
        {
            private readonly IAmazonDynamoDB _db = db;
            private readonly ITable<Row> _table = table;
            private readonly HttpClient _http = http;
            public async Task HandleAsync(string order, MessageContext context) { await Task.Yield(); {{statements}} }
            private static Task<bool> IsDuplicateAsync(string order) => Task.FromResult(false);
        }
        """;
}
