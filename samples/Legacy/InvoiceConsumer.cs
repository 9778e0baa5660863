using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ServerlessPatterns;

namespace Legacy;

/// <summary>A queue consumer that filters in code (SLP1019) and writes anew what comes twice (SLP1023).</summary>
[QueueConsumer("legacy-orders")]
public sealed class InvoiceConsumer(IQueueSender<Reminder> reminders)
{
    private static readonly AmazonDynamoDBClient s_table = new();

    public async Task HandleAsync(OrderMessage order, CancellationToken cancellationToken)
    {
        if (order.Country is not ("GB" or "IE"))
        {
            return;
        }

        await s_table.PutItemAsync(
            new PutItemRequest
            {
                TableName = Environment.GetEnvironmentVariable("INVOICES"),
                Item = new Dictionary<string, AttributeValue> { ["id"] = new() { S = Guid.NewGuid().ToString() }, ["order"] = new() { S = order.Id } },
            },
            cancellationToken);

        // A request for each: SLP1018.
        foreach (var sku in order.Skus)
        {
            await reminders.SendAsync(new Reminder(sku), cancellationToken: cancellationToken);
        }
    }

    /// <summary>Values in a query's text: SLP1020.</summary>
    public static Task<ExecuteStatementResponse> FindAsync(string customer)
        => s_table.ExecuteStatementAsync(new ExecuteStatementRequest { Statement = $"SELECT * FROM Invoices WHERE Customer = '{customer}'" });
}
