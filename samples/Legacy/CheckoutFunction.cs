using System.Net.Http.Json;
using System.Text.Json;
using Amazon.Lambda;
using Amazon.Lambda.Core;
using Amazon.Lambda.Model;
using Amazon.Lambda.SQSEvents;
using Amazon.SQS;

namespace Legacy;

/// <summary>Takes orders from a queue, and waits for everybody while it does.</summary>
public sealed class CheckoutFunction
{
    // One account, one region: SLP1021.
    private const string Audit = "https://sqs.eu-west-1.amazonaws.com/390847261502/audit";

    private static readonly HttpClient s_stock = new() { BaseAddress = new Uri("http://stock.shop.internal/") };
    private static readonly HttpClient s_bank = new();
    private static readonly AmazonLambdaClient s_lambda = new();

    // A secret in the function's configuration: SLP1025.
    private static readonly string? s_password = Environment.GetEnvironmentVariable("BANK_PASSWORD");

    /// <summary>One failure repeats the batch: SLP1010.</summary>
    public async Task HandleAsync(SQSEvent sqs, ILambdaContext context)
    {
        foreach (var record in sqs.Records)
        {
            var order = JsonSerializer.Deserialize<OrderMessage>(record.Body)!;

            // It waits for another function (SLP1001), for a sibling service (SLP1002) and for a bank, for as long as that takes (SLP1003).
            await s_lambda.InvokeAsync(new InvokeRequest { FunctionName = "fraud-review", Payload = record.Body });
            await s_stock.PostAsJsonAsync("reservations", order);
            await s_bank.PostAsJsonAsync("https://api.bank.example/charges", new { order.Total, s_password });
            await AuditAsync(order);
            WaitForPrinter();
        }
    }

    private static async Task AuditAsync(OrderMessage order)
    {
        // A client for each invocation (SLP1014), its work dropped (SLP1017).
        var sqs = new AmazonSQSClient();
        sqs.SendMessageAsync(Audit, order.Id);
        await Task.Delay(TimeSpan.FromSeconds(5)); // SLP1016
    }

    private static void WaitForPrinter() => Task.Delay(100).Wait(); // SLP1015
}
