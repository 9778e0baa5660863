using System.Text.Json;

namespace ServerlessPatterns.Benchmarks.Handler;

/// <summary>A batch of ten invoices, as bodies and as the event that Lambda makes of them.</summary>
internal static class InvoiceBatch
{
    public const int Count = 10;

    private static readonly string[] s_products =
    [
        "walnut-desk-160", "oak-shelf-90", "brass-lamp-tall", "wool-rug-200x300", "linen-curtain-140", "felt-board-60", "pine-stool-45",
    ];

    public static byte[][] Bodies() => [.. Enumerable.Range(0, Count).Select(Body)];

    public static byte[] Event()
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("Records");
            for (var i = 0; i < Count; i++)
            {
                writer.WriteStartObject();
                writer.WriteString("messageId", $"059f36b4-87a3-44ab-83d2-66197583{i:d4}");
                writer.WriteString("receiptHandle", $"AQEB{new string('r', 360)}{i:d4}");
                writer.WriteString("body", Body(i));
                writer.WriteStartObject("attributes");
                writer.WriteString("ApproximateReceiveCount", "1");
                writer.WriteString("AWSTraceHeader", "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1");
                writer.WriteString("SentTimestamp", "1545082649183");
                writer.WriteString("SenderId", "AIDAIENQZJOLO23YVJ4VO");
                writer.WriteString("ApproximateFirstReceiveTimestamp", "1545082649185");
                writer.WriteEndObject();
                writer.WriteStartObject("messageAttributes");
                writer.WriteEndObject();
                writer.WriteString("md5OfBody", "e4e68fb7bd0e697a0ae8f1bb342846b3");
                writer.WriteString("eventSource", "aws:sqs");
                writer.WriteString("eventSourceARN", "arn:aws:sqs:us-east-2:123456789012:invoices");
                writer.WriteString("awsRegion", "us-east-2");
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        // Lambda's JSON writes a quotation mark as \", not as System.Text.Json's \u0022.
        return System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(json.ToArray()).Replace("\\u0022", "\\\"", StringComparison.Ordinal));
    }

    private static byte[] Body(int i) => JsonSerializer.SerializeToUtf8Bytes(
        new Invoice(
            $"INV-2025-{i:d6}",
            $"ORD-2025-{i:d6}",
            $"C-{i:d8}",
            "IE",
            1234.56m + i,
            7 + i,
            i % 2 == 0,
            new DateTimeOffset(2025, 3, 14, 15, 9, 26, TimeSpan.Zero).AddMinutes(i),
            "14 Grafton Street, Apartment 3, Dublin 2, County Dublin, D02 VF65, Ireland. Ring twice, the bell is slow.",
            "Unit 7, North Quay Business Park, Rock Road, Blackrock, County Dublin, A94 X8Y5, Ireland. Deliveries from 08:00.",
            [
                .. s_products.Select((product, line) => new InvoiceLine(product, line + 1, 19.95m * (line + 1))),
            ],
            "Leave the parcels with the caretaker if nobody answers."),
        HandlerJson.Default.Invoice);
}
