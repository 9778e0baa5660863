using System.Text.Json;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace ServerlessPatterns.EndToEnd.Tests.Functions;

/// <summary>
/// What Lambda's event source mapping does: receives a batch, has it handled, deletes what succeeded. What failed becomes visible again
/// at once instead of after the visibility timeout, which is all that differs.
/// </summary>
internal sealed class EventSource(AmazonSQSClient sqs, DeployedQueue queue, Func<byte[], Task<byte[]?>> invoke)
{
    /// <summary>Receives a batch and hands it over; null when nothing is left to receive.</summary>
    public async Task<Batch?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var received = await sqs.ReceiveMessageAsync(
            new ReceiveMessageRequest
            {
                QueueUrl = queue.Url,
                MaxNumberOfMessages = queue.BatchSize,
                MessageSystemAttributeNames = ["All"],
                MessageAttributeNames = ["All"],
            },
            cancellationToken);
        return received.Messages is { Count: > 0 } messages ? new Batch(messages, invoke(SqsEvent.Of(messages, queue.Arn))) : null;
    }

    /// <summary>Deletes what the answer says was done, and returns the rest to the queue. No answer: everything.</summary>
    public async Task<IReadOnlyList<string>> SettleAsync(Batch batch, CancellationToken cancellationToken)
    {
        var failed = await batch.Answer is { } answer ? Failures(answer, batch) : batch.Messages.Select(message => message.MessageId).ToHashSet();
        foreach (var message in batch.Messages)
        {
            if (failed.Contains(message.MessageId))
            {
                await sqs.ChangeMessageVisibilityAsync(queue.Url, message.ReceiptHandle, 0, cancellationToken);
            }
            else
            {
                await sqs.DeleteMessageAsync(queue.Url, message.ReceiptHandle, cancellationToken);
            }
        }

        return [.. failed];
    }

    /// <summary>Goes on until the queue is empty.</summary>
    /// <returns>How many batches that took.</returns>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        var batches = 0;
        for (; await ReceiveAsync(cancellationToken) is { } batch; batches++)
        {
            await SettleAsync(batch, cancellationToken);
        }

        return batches;
    }

    private HashSet<string> Failures(byte[] answer, Batch batch)
    {
        Assert.True(queue.ReportsBatchItemFailures, "The template's mapping must ask for partial batch responses.");
        using var document = JsonDocument.Parse(answer);
        var failures = document.RootElement.GetProperty("batchItemFailures").EnumerateArray()
            .Select(failure => failure.GetProperty("itemIdentifier").GetString()!).ToHashSet();

        // Lambda takes an identifier that it does not know as the failure of the whole batch.
        Assert.Subset(batch.Messages.Select(message => message.MessageId).ToHashSet(), failures);
        return failures;
    }
}
