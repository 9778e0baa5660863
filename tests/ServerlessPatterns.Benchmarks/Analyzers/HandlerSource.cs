namespace ServerlessPatterns.Benchmarks.Analyzers;

/// <summary>Classes as projects have them: an entry, what it needs, and what it takes. Some do what our rules tell of.</summary>
internal static class HandlerSource
{
    public static string OnAws(int number) => (number % 4) switch
    {
        0 => Event(number),
        1 => Consumer(number),
        2 => Api(number),
        _ => Caller(number),
    };

    /// <summary>The like without AWS.</summary>
    public static string Elsewhere(int number) =>
        $$"""
        using System.Text.Json;

        namespace Acme.Area{{number % 20}};

        {{Model(number)}}

        public interface IStore{{number}}
        {
            Task<bool> PutAsync(string table, IReadOnlyDictionary<string, string> item, CancellationToken cancellationToken);
        }

        public sealed class Importer{{number}}(IStore{{number}} store, HttpClient http)
        {
            private readonly List<string> _failed = [];

            public async Task<IReadOnlyList<string>> HandleAsync(IEnumerable<string> bodies, CancellationToken cancellationToken)
            {
                foreach (var body in bodies)
                {
                    try
                    {
                        var order = JsonSerializer.Deserialize<Order{{number}}>(body) ?? throw new InvalidOperationException("No order.");
                        await ImportAsync(order, cancellationToken);
                    }
                    catch (JsonException exception)
                    {
                        Console.WriteLine($"{body.Length}: {exception.Message}");
                        _failed.Add(body);
                    }
                }

                return _failed;
            }

            private async Task ImportAsync(Order{{number}} order, CancellationToken cancellationToken)
            {
                using var response = await http.GetAsync(new Uri("https://rates.example.com/" + order.Currency), cancellationToken);
                response.EnsureSuccessStatusCode();
                var rate = decimal.Parse(await response.Content.ReadAsStringAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture);
                var item = new Dictionary<string, string> { ["id"] = order.Id, ["total"] = (Totals{{number}}.Of(order) * rate).ToString(System.Globalization.CultureInfo.InvariantCulture) };
                if (!await store.PutAsync("orders", item, cancellationToken))
                {
                    _failed.Add(order.Id);
                }
            }
        }
        """;

    private static string Event(int number) =>
        $$"""
        using System.Text.Json;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        namespace Acme.Area{{number % 20}};

        {{Model(number)}}

        public sealed class Function{{number}}
        {
            private static readonly AmazonSQSClient s_queue = new();
            private readonly string _url = Environment.GetEnvironmentVariable("SHIPPING_QUEUE_URL") ?? "";

            public async Task<SQSBatchResponse> HandleAsync(SQSEvent sqs, ILambdaContext context)
            {
                var failures = new List<SQSBatchResponse.BatchItemFailure>();
                foreach (var record in sqs.Records)
                {
                    try
                    {
                        var order = JsonSerializer.Deserialize<Order{{number}}>(record.Body) ?? throw new InvalidOperationException("No order.");
                        await ShipAsync(order);
                    }
                    catch (JsonException exception)
                    {
                        Console.WriteLine($"{record.MessageId}: {exception.Message}");
                        failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
                    }
                }

                return new SQSBatchResponse(failures);
            }

            private async Task ShipAsync(Order{{number}} order)
            {
                var total = Totals{{number}}.Of(order);
                var body = JsonSerializer.Serialize(new { order.Id, Total = total, order.Currency });
                await s_queue.SendMessageAsync(new SendMessageRequest { QueueUrl = _url, MessageBody = body, DelaySeconds = order.Lines.Count > 10 ? 30 : 0 });
            }
        }
        """;

    private static string Consumer(int number) =>
        $$"""
        using System.Globalization;
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.Model;
        using ServerlessPatterns;

        namespace Acme.Area{{number % 20}};

        {{Model(number)}}

        [QueueConsumer(TimeoutSeconds = 20, BatchSize = 5)]
        public sealed class Writer{{number}}(IAmazonDynamoDB database)
        {
            private const string Table = "orders";

            public async Task HandleAsync(Order{{number}} order, CancellationToken cancellationToken)
            {
                var total = Totals{{number}}.Of(order);
                var request = new PutItemRequest
                {
                    TableName = Table,
                    Item = new Dictionary<string, AttributeValue>
                    {
                        ["id"] = new() { S = order.Id },
                        ["total"] = new() { N = total.ToString(CultureInfo.InvariantCulture) },
                        ["currency"] = new() { S = order.Currency },
                    },
                    ConditionExpression = "attribute_not_exists(id)",
                };
                try
                {
                    await database.PutItemAsync(request, cancellationToken);
                }
                catch (ConditionalCheckFailedException)
                {
                    Console.WriteLine($"{order.Id} is there already");
                }

                foreach (var line in order.Lines)
                {
                    await ReserveAsync(line, cancellationToken);
                }
            }

            private Task ReserveAsync(Line{{number}} line, CancellationToken cancellationToken)
                => database.UpdateItemAsync(
                    new UpdateItemRequest
                    {
                        TableName = "stock",
                        Key = new Dictionary<string, AttributeValue> { ["sku"] = new() { S = line.Sku } },
                        UpdateExpression = "SET reserved = reserved + :count",
                        ExpressionAttributeValues = new Dictionary<string, AttributeValue> { [":count"] = new() { N = line.Count.ToString(CultureInfo.InvariantCulture) } },
                    },
                    cancellationToken);
        }
        """;

    private static string Api(int number) =>
        $$"""
        using System.Text.Json;
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.Model;
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;

        namespace Acme.Area{{number % 20}};

        {{Model(number)}}

        public sealed class Orders{{number}}
        {
            private static readonly AmazonDynamoDBClient s_database = new();

            public async Task<APIGatewayProxyResponse> Handle(APIGatewayProxyRequest request, ILambdaContext context)
            {
                if (!request.PathParameters.TryGetValue("id", out var id) || string.IsNullOrEmpty(id))
                {
                    return Answer(400, "There is no id.");
                }

                switch (request.HttpMethod)
                {
                    case "GET":
                        var found = await s_database.GetItemAsync(new GetItemRequest { TableName = "orders", Key = Key(id), ConsistentRead = true });
                        return found.Item is { Count: > 0 } item ? Answer(200, JsonSerializer.Serialize(item.ToDictionary(pair => pair.Key, pair => pair.Value.S))) : Answer(404, "There is none.");
                    case "POST":
                        var order = JsonSerializer.Deserialize<Order{{number}}>(request.Body);
                        return order is null || Totals{{number}}.Of(order) <= 0 ? Answer(422, "An order has lines.") : await PutAsync(id, order);
                    default:
                        return Answer(405, request.HttpMethod);
                }
            }

            private static async Task<APIGatewayProxyResponse> PutAsync(string id, Order{{number}} order)
            {
                var query = await s_database.QueryAsync(new QueryRequest
                {
                    TableName = "orders",
                    KeyConditionExpression = "id = :id",
                    FilterExpression = "currency = '" + order.Currency + "'",
                    ExpressionAttributeValues = new Dictionary<string, AttributeValue> { [":id"] = new() { S = id } },
                });
                if (query.Items.Count == 0)
                {
                    await s_database.PutItemAsync("orders", Key(id));
                }

                return Answer(201, id);
            }

            private static Dictionary<string, AttributeValue> Key(string id) => new() { ["id"] = new() { S = id } };

            private static APIGatewayProxyResponse Answer(int status, string body) => new() { StatusCode = status, Body = body, Headers = new Dictionary<string, string> { ["content-type"] = "application/json" } };
        }
        """;

    private static string Caller(int number) =>
        $$"""
        using System.Net.Http.Json;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        using ServerlessPatterns;

        namespace Acme.Area{{number % 20}};

        {{Model(number)}}

        [QueueConsumer(TimeoutSeconds = 30)]
        public sealed class Notifier{{number}}(HttpClient http)
        {
            public async Task HandleAsync(Order{{number}} order, MessageContext context, CancellationToken cancellationToken)
            {
                using var response = await http.PostAsJsonAsync(new Uri("https://hooks.example.com/orders"), new { order.Id, Total = Totals{{number}}.Of(order) }, cancellationToken);
                response.EnsureSuccessStatusCode();
                var rate = await http.GetStringAsync(new Uri("https://rates.example.com/" + order.Currency));
                Console.WriteLine($"{order.Id}: {rate}");
            }
        }

        public sealed class Poller{{number}}
        {
            public async Task Handle(SQSEvent sqs, ILambdaContext context)
            {
                using var http = new HttpClient();
                foreach (var record in sqs.Records)
                {
                    var text = http.GetStringAsync("https://status.example.com/" + record.MessageId).Result;
                    if (text.Length == 0)
                    {
                        await Task.Delay(TimeSpan.FromSeconds(5));
                    }
                }
            }
        }
        """;

    private static string Model(int number) =>
        $$"""
        /// <summary>What was ordered.</summary>
        public sealed record Order{{number}}(string Id, string Customer, string Currency, DateTimeOffset PlacedAt, List<Line{{number}}> Lines, string? Coupon);

        public sealed record Line{{number}}(string Sku, int Count, decimal Price);

        public static class Totals{{number}}
        {
            public static decimal Of(Order{{number}} order)
            {
                var total = 0m;
                foreach (var line in order.Lines)
                {
                    total += line.Count * line.Price;
                }

                if (order.Coupon is { Length: > 0 } coupon && coupon.StartsWith("OFF", StringComparison.Ordinal))
                {
                    total -= total / 10;
                }

                return Math.Round(total, 2);
            }
        }
        """;
}
