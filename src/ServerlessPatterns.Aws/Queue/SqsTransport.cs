using System.Globalization;
using System.Text;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace ServerlessPatterns.Aws;

/// <summary>SendMessage and SendMessageBatch of the AWS SDK.</summary>
internal sealed class SqsTransport : ISendTransport
{
    /// <summary>1 MiB: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html.</summary>
    private const int MaxBytes = 1024 * 1024;

    private const string TextType = "String";
    private const string TraceHeaderName = "AWSTraceHeader";
    private static readonly string[] s_ids = [.. Enumerable.Range(0, SendBatch.MostMessages).Select(place => place.ToString(CultureInfo.InvariantCulture))];

    private readonly IAmazonSQS? _client;
    private readonly string? _region;

    public SqsTransport(string queueUrl, Type messageType, IAmazonSQS? client)
    {
        _client = client;
        _region = QueueUrl.Region(queueUrl);
        var isFifo = QueueUrl.IsFifo(queueUrl);
        Destination = new SendDestination(queueUrl, QueueUrl.Name(queueUrl), messageType)
        {
            Service = "SQS",
            Kind = "queue",
            Sender = "IQueueSender",
            Attribute = "Sends",
            Permission = "sqs:SendMessage",
            TracingSystem = "aws_sqs",
            MaxBytes = MaxBytes,
            IsFifo = isFifo,
            NeedsDeduplicationId = isFifo,
            TakesDelay = !isFifo,
        };
    }

    public SendDestination Destination { get; }

    public async Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var request = new SendMessageRequest
        {
            QueueUrl = Destination.Address,
            MessageBody = Encoding.UTF8.GetString(message.Body.Span),
            MessageGroupId = message.GroupId,
            MessageDeduplicationId = message.DeduplicationId,
            DelaySeconds = message.DelaySeconds,
            MessageAttributes = Attributes(message.Attributes),
            MessageSystemAttributes = SystemAttributes(message.TraceHeader),
        };
        var answer = await Client().SendMessageAsync(request, cancellationToken).ConfigureAwait(false);
        return string.IsNullOrEmpty(answer.MessageId) ? throw new InvalidDataException("The answer to SendMessage names no message id.") : answer.MessageId;
    }

    public async Task SendAsync(SendBatch batch, CancellationToken cancellationToken)
    {
        var answer = await Client().SendMessageBatchAsync(Request(batch), cancellationToken).ConfigureAwait(false);
        foreach (var success in answer.Successful ?? [])
        {
            if (batch.TryReadPlace(success.Id, out var place))
            {
                batch.Take(place);
            }
        }

        foreach (var failure in answer.Failed ?? [])
        {
            if (batch.TryReadPlace(failure.Id, out var place))
            {
                batch.Refuse(place, new Refusal(failure.Code ?? "", failure.Message, failure.SenderFault ?? false));
            }
        }
    }

    public string WayOut(string code, string? said) => SqsErrorCode.WayOut(code, Destination.Address);

    private SendMessageBatchRequest Request(SendBatch batch)
    {
        var entries = new List<SendMessageBatchRequestEntry>(batch.Count);
        var system = SystemAttributes(batch[0].TraceHeader);
        IReadOnlyCollection<KeyValuePair<string, string>>? shared = null;
        Dictionary<string, MessageAttributeValue>? attributes = null;
        for (var place = 0; place < batch.Count; place++)
        {
            var message = batch[place];
            if (!ReferenceEquals(message.Attributes, shared))
            {
                shared = message.Attributes;
                attributes = Attributes(shared);
            }

            entries.Add(new SendMessageBatchRequestEntry
            {
                Id = s_ids[place],
                MessageBody = Encoding.UTF8.GetString(message.Body.Span),
                MessageGroupId = message.GroupId,
                MessageDeduplicationId = message.DeduplicationId,
                DelaySeconds = message.DelaySeconds,
                MessageAttributes = attributes,
                MessageSystemAttributes = system,
            });
        }

        return new SendMessageBatchRequest { QueueUrl = Destination.Address, Entries = entries };
    }

    private static Dictionary<string, MessageAttributeValue>? Attributes(IReadOnlyCollection<KeyValuePair<string, string>>? attributes)
    {
        if (attributes is null)
        {
            return null;
        }

        var values = new Dictionary<string, MessageAttributeValue>(attributes.Count, StringComparer.Ordinal);
        foreach (var (name, value) in attributes)
        {
            values[name] = new MessageAttributeValue { DataType = TextType, StringValue = value };
        }

        return values;
    }

    /// <summary>Counts for no limit: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html.</summary>
    private static Dictionary<string, MessageSystemAttributeValue>? SystemAttributes(string? traceHeader)
        => traceHeader is null ? null : new() { [TraceHeaderName] = new MessageSystemAttributeValue { DataType = TextType, StringValue = traceHeader } };

    /// <summary>A queue answers in its own region alone; SQS says of another's only that it does not exist.</summary>
    private IAmazonSQS Client()
    {
        if (_client is null)
        {
            return SqsClients.Of(_region);
        }

        if (_region is not null && _client.Config is { } config && string.IsNullOrEmpty(config.ServiceURL)
            && config.RegionEndpoint?.SystemName is { } region && !string.Equals(region, _region, StringComparison.OrdinalIgnoreCase))
        {
            throw new AmazonClientException(
                $"The queue {Destination.Address} is in the region {_region}, and the SQS client works in {region}: a queue is reached in its own region only. "
                + $"Give the sender a client for {_region} (AmazonSQSConfig.RegionEndpoint), or none: then it makes its own.");
        }

        return _client;
    }
}
