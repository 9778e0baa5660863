using ServerlessPatterns.Analyzers.Tests.Driver;

namespace ServerlessPatterns.Analyzers.Tests.Rules;

public sealed class PassThroughFunctionTests
{
    [Fact]
    public void A_function_that_reads_one_item_is_told()
        => RuleTest.Flags("SLP1005", "'Function.Get' does nothing but read one item, which API Gateway does without a function; make the record a [CrudTable]", In("""
            public async Task<APIGatewayProxyResponse> [|Get|](APIGatewayProxyRequest request, ILambdaContext context)
            {
                if (!request.PathParameters.TryGetValue("id", out var id) || string.IsNullOrEmpty(id))
                {
                    return new APIGatewayProxyResponse { StatusCode = 400 };
                }

                context.Logger.LogInformation($"Get {id}");
                var answer = await s_client.GetItemAsync(new GetItemRequest { TableName = s_table, Key = new() { ["Id"] = new AttributeValue { S = id } } });
                if (answer.Item is not { Count: > 0 } item)
                {
                    return new APIGatewayProxyResponse { StatusCode = 404, Body = $"There is no {id}." };
                }

                return Ok(new Order(item["Id"].S, int.Parse(item["Count"].N)));
            }

            private static APIGatewayProxyResponse Ok(Order order) => new() { StatusCode = 200, Body = System.Text.Json.JsonSerializer.Serialize(order) };
            """));

    [Theory]
    [InlineData("await s_context.SaveAsync(System.Text.Json.JsonSerializer.Deserialize<Order>(request.Body));", "write one item")]
    [InlineData("""await s_client.PutItemAsync(new PutItemRequest { TableName = s_table, Item = new() { ["Id"] = new AttributeValue(request.Body) }, ConditionExpression = "attribute_not_exists(Id)" });""", "write one item")]
    [InlineData("""try { await s_context.DeleteAsync<Order>(request.PathParameters["id"]); } catch (ConditionalCheckFailedException) { return new() { StatusCode = 404 }; }""", "delete one item")]
    public void One_that_writes_or_deletes_one_is_told(string call, string what)
        => RuleTest.Flags(
            "SLP1005",
            $"'Function.Handle' does nothing but {what}, which API Gateway does without a function; make the record a [CrudTable]",
            In($$"""public async Task<APIGatewayHttpApiV2ProxyResponse> [|Handle|](APIGatewayHttpApiV2ProxyRequest request) { {{call}} return new() { StatusCode = 204 }; }"""));

    [Theory]
    [InlineData("", "read one item", "s_context.LoadAsync<Kept>(id)", "'Kept' is a [CrudTable], and its API does that already: remove it")]
    [InlineData("Operations = CrudOperations.Create | CrudOperations.Update", "write one item", "s_context.SaveAsync(System.Text.Json.JsonSerializer.Deserialize<Kept>(id))", "'Kept' is a [CrudTable], and its API does that already: remove it")]
    [InlineData("Operations = CrudOperations.Delete", "delete one item", "s_context.DeleteAsync<Kept>(id)", "'Kept' is a [CrudTable], and its API does that already: remove it")]
    [InlineData("Operations = CrudOperations.None", "read one item", "s_context.LoadAsync<Kept>(id)", "'Kept' is a [CrudTable]: allow it in its Operations")]
    [InlineData("Operations = CrudOperations.Create | CrudOperations.Delete", "write one item", "s_context.SaveAsync(System.Text.Json.JsonSerializer.Deserialize<Kept>(id))", "'Kept' is a [CrudTable]: allow it in its Operations")]
    [InlineData("Operations = CrudOperations.All & ~CrudOperations.Delete", "delete one item", "s_context.DeleteAsync<Kept>(id)", "'Kept' is a [CrudTable]: allow it in its Operations")]
    public void Of_a_table_it_is_told_what_its_API_does(string settings, string what, string call, string remedy)
        => RuleTest.Flags(
            "SLP1005",
            $"'Function.Handle' does nothing but {what}, which API Gateway does without a function; {remedy}",
            In(Handler("[|Handle|]", $"await {call};")) + $"\n[CrudTable({settings})] public sealed record Kept([property: PartitionKey] string Id);");

    // Each does something that a table's API does not.
    [Theory]
    [InlineData("var order = await s_context.LoadAsync<Order>(id); order.Count = 3; await s_context.SaveAsync(order);")]
    [InlineData("var order = await s_context.LoadAsync<Order>(id); if (order.Count > 3) { return new() { StatusCode = 409 }; }")]
    [InlineData("var order = await s_context.LoadAsync<Order>(id); if (order.IsHidden) { return new() { StatusCode = 404 }; }")]
    [InlineData("var order = await s_context.LoadAsync<Order>(id); return new() { StatusCode = order is { IsHidden: true } ? 404 : 200 };")]
    [InlineData("var order = await s_context.LoadAsync<Order>(id); return new() { Body = System.Text.Json.JsonSerializer.Serialize(new View(order.Id)) };")]
    [InlineData("var order = await s_context.LoadAsync<Order>($\"ORDER#{id}\");")]
    [InlineData("await s_context.LoadAsync<Order>(id); await Notify(id);")]
    [InlineData("foreach (var each in id.Split(',')) { await s_context.LoadAsync<Order>(each); }")]
    [InlineData("if (request.Headers[\"x-role\"] != \"admin\") { return new() { StatusCode = 403 }; } await s_context.DeleteAsync<Order>(id);")]
    [InlineData("var order = System.Text.Json.JsonSerializer.Deserialize<Order>(id); order.At = DateTime.UtcNow; await s_context.SaveAsync(order);")]
    [InlineData("var order = System.Text.Json.JsonSerializer.Deserialize<Order>(id); Validator.Check(order); await s_context.SaveAsync(order);")]
    [InlineData("await s_client.UpdateItemAsync(new UpdateItemRequest { TableName = s_table, UpdateExpression = \"ADD Hits :one\" });")]
    [InlineData("await s_client.QueryAsync(new QueryRequest { TableName = s_table, IndexName = \"byCity\" });")]
    [InlineData("await s_client.PutItemAsync(new PutItemRequest { TableName = s_table, Item = [], ConditionExpression = \"Version = :v\" });")]
    [InlineData("await s_client.GetItemAsync(new GetItemRequest { TableName = s_table, Key = [], ProjectionExpression = \"Id, Name\" });")]
    [InlineData("await s_client.PutItemAsync(new PutItemRequest { TableName = s_table, Item = new() { [\"Id\"] = new AttributeValue(id), [\"Kind\"] = new AttributeValue(\"ORDER\") } });")]
    [InlineData("await s_client.PutItemAsync(new PutItemRequest { TableName = s_table, Item = new() { [\"PK\"] = new AttributeValue { S = \"ORDER#\" + id } } });")]
    [InlineData("if (s_cache.TryGetValue(id, out var kept)) { return new() { Body = kept }; } await s_context.LoadAsync<Order>(id);")]
    [InlineData("s_cache[id] = id; await s_context.LoadAsync<Order>(id);")]
    [InlineData("Check(id); await s_context.LoadAsync<Order>(id);")]
    [InlineData("")]
    public void Whatever_else_is_done_is_a_reason_for_a_function(string statements)
        => RuleTest.Allows("SLP1005", In(Handler("Handle", statements)));

    [Fact]
    public void The_same_function_without_it_has_none()
        => RuleTest.Flags(
            "SLP1005",
            "'Function.Handle' does nothing but read one item, which API Gateway does without a function; make the record a [CrudTable]",
            In(Handler("[|Handle|]", "await s_context.LoadAsync<Order>(id);")));

    private static string Handler(string name, string statements)
        => $$"""
            public async Task<APIGatewayProxyResponse> {{name}}(APIGatewayProxyRequest request) { var id = request.Body; {{statements}} return new() { StatusCode = 200 }; }
            private Task Notify(string id) => s_queue.SendMessageAsync("url", id);
            protected virtual void Check(string id) { }
            private static readonly Dictionary<string, string> s_cache = [];
            private static readonly Amazon.SQS.IAmazonSQS s_queue = new Amazon.SQS.AmazonSQSClient();
            """;

    [Fact]
    public void An_aspect_around_it_may_do_anything()
        => RuleTest.Allows("SLP1005", In("""
            [AttributeUsage(AttributeTargets.Method)] public sealed class IdempotentAttribute : Attribute;
            [Idempotent] public Task Handle(APIGatewayProxyRequest request) => s_context.DeleteAsync<Order>(request.Body);
            """));

    [Fact]
    public void A_function_that_no_request_invokes_is_none_of_it()
        => RuleTest.Allows("SLP1005", In("""
            public Task Handle(Amazon.Lambda.SQSEvents.SQSEvent sqs) => s_context.SaveAsync(new Order(sqs.Records[0].Body, sqs.Records.Count));
            public Task Other(string input, ILambdaContext context) => s_context.DeleteAsync<Order>(input);
            """));

    [Fact]
    public void Half_typed_code_is_none_of_it()
        => Assert.DoesNotContain(
            RuleTest.Analyze(new AnalyzedProject(In("public Task Handle(APIGatewayProxyRequest request) => s_context.LoadAsync<Order>(request.Bo")) { IsWhole = false }),
            diagnostic => diagnostic.Id == "SLP1005");

    private static string In(string members)
        => $$"""
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.DataModel;
        using Amazon.DynamoDBv2.Model;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;
        public sealed record Order(string Id, int Count) { public int Count { get; set; } = Count; public DateTime At { get; set; } public bool IsHidden { get; set; } }
        public sealed record View(string Id);
        public static class Validator { public static void Check(Order order) => ArgumentNullException.ThrowIfNull(order); }
        public class Function
        {
            private static readonly IAmazonDynamoDB s_client = new AmazonDynamoDBClient();
            private static readonly IDynamoDBContext s_context = new DynamoDBContextBuilder().Build();
            private static readonly string s_table = Environment.GetEnvironmentVariable("TABLE") ?? "";
            {{members}}
        }
        """;
}
