using Amazon.Lambda.SNSEvents;
using Amazon.Lambda.SQSEvents;
using Amazon.SQS;

namespace Legacy;

/// <summary>Handles messages, and loses some of them.</summary>
public sealed class ShippingFunction(IAmazonSQS sqs)
{
    private static readonly string s_queue = Environment.GetEnvironmentVariable("QUEUE_URL")!;

    /// <summary>Subscribed straight to a topic: SLP1008.</summary>
    public Task OnOrderPlacedAsync(SNSEvent sns) => Console.Out.WriteLineAsync($"{sns.Records.Count} orders");

    /// <summary>Puts what it has shipped back onto its own queue: SLP1009.</summary>
    public async Task<SQSBatchResponse> ShipAsync(SQSEvent batch)
    {
        foreach (var record in batch.Records)
        {
            await Console.Out.WriteLineAsync(record.Body);
            await sqs.DeleteMessageAsync(s_queue, record.ReceiptHandle);
            await sqs.SendMessageAsync(s_queue, record.Body);
        }

        return new SQSBatchResponse();
    }

    /// <summary>Names what failed by its receipt handle: SLP1012.</summary>
    public async Task<SQSBatchResponse> PackAsync(SQSEvent batch)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var record in batch.Records)
        {
            try
            {
                await Console.Out.WriteLineAsync(record.Body);
            }
            catch (IOException)
            {
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.ReceiptHandle });
            }
        }

        return new SQSBatchResponse(failures);
    }
}
