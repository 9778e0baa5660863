using Amazon.Lambda.SQSEvents;

namespace Legacy;

/// <summary>Books payments from a FIFO queue, and goes on after a failure: SLP1013.</summary>
public sealed class PaymentsFifo
{
    public async Task<SQSBatchResponse> HandleAsync(SQSEvent sqs)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var record in sqs.Records)
        {
            try
            {
                await BookAsync(record);
            }
            catch (Exception)
            {
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
            }
        }

        return new SQSBatchResponse(failures);
    }

    private static Task BookAsync(SQSEvent.SQSMessage record) => Console.Out.WriteLineAsync(record.Body);
}
