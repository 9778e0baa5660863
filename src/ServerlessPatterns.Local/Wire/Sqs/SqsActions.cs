using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Wire.Sqs;

/// <summary>
/// The actions of https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html that concern messages and what
/// queues there are. Queues are made and changed by templates: the other actions are refused.
/// </summary>
internal sealed partial class SqsActions(QueueRegistry queues, CancellationToken stopping)
{
    /// <summary>Those that there are.</summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string>(StringComparer.Ordinal)
    {
        "SendMessage", "SendMessageBatch", "ReceiveMessage", "DeleteMessage", "DeleteMessageBatch", "ChangeMessageVisibility",
        "ChangeMessageVisibilityBatch", "PurgeQueue", "GetQueueUrl", "GetQueueAttributes", "ListQueues", "ListDeadLetterSourceQueues",
        "StartMessageMoveTask",
    };

    private const int MaxBatchEntries = 10;

    // The total of a batch: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html
    private const int MaxBatchSize = 1_048_576;

    /// <summary>Does what an action says.</summary>
    /// <returns>What writes its answer.</returns>
    /// <exception cref="QueueException">SQS would answer with this error.</exception>
    public async Task<Action<ISqsAnswer>> DoAsync(string action, ISqsParameters parameters, CancellationToken cancellationToken) => action switch
    {
        "SendMessage" => SendMessage(parameters),
        "SendMessageBatch" => SendMessageBatch(parameters),
        "ReceiveMessage" => await ReceiveMessageAsync(parameters, cancellationToken).ConfigureAwait(false),
        "DeleteMessage" => DeleteMessage(parameters),
        "DeleteMessageBatch" => DeleteMessageBatch(parameters),
        "ChangeMessageVisibility" => ChangeMessageVisibility(parameters),
        "ChangeMessageVisibilityBatch" => ChangeMessageVisibilityBatch(parameters),
        "PurgeQueue" => PurgeQueue(parameters),
        "GetQueueUrl" => GetQueueUrl(parameters),
        "GetQueueAttributes" => GetQueueAttributes(parameters),
        "ListQueues" => ListQueues(parameters),
        "ListDeadLetterSourceQueues" => ListDeadLetterSourceQueues(parameters),
        "StartMessageMoveTask" => StartMessageMoveTask(parameters),
        _ => throw QueueException.UnsupportedOperation(
            $"The local SQS does not support {action}. Queues are what the template says."),
    };

    private Action<ISqsAnswer> SendMessage(ISqsParameters parameters)
    {
        var queue = QueueOf(parameters);
        var message = MessageOf(parameters);
        var sent = queue.Send(message);
        return answer => WriteSent(answer, message, sent);
    }

    private Action<ISqsAnswer> SendMessageBatch(ISqsParameters parameters)
    {
        var queue = QueueOf(parameters);
        var entries = EntriesOf(parameters, "SendMessageBatchRequestEntry");
        var size = entries.Sum(entry => MessageRules.SizeOf(MessageOf(entry.Parameters)));
        if (size > MaxBatchSize)
        {
            throw QueueException.BatchRequestTooLong(MaxBatchSize, size);
        }

        return Batch(entries, "SendMessageBatchResultEntry", entry =>
        {
            var message = MessageOf(entry);
            var sent = queue.Send(message);
            return answer => WriteSent(answer, message, sent);
        });
    }

    private Action<ISqsAnswer> DeleteMessage(ISqsParameters parameters)
    {
        QueueOf(parameters).Delete(HandleOf(parameters));
        return static _ => { };
    }

    private Action<ISqsAnswer> DeleteMessageBatch(ISqsParameters parameters)
    {
        var queue = QueueOf(parameters);
        return Batch(EntriesOf(parameters, "DeleteMessageBatchRequestEntry"), "DeleteMessageBatchResultEntry", entry =>
        {
            queue.Delete(HandleOf(entry));
            return static _ => { };
        });
    }

    private Action<ISqsAnswer> ChangeMessageVisibility(ISqsParameters parameters)
    {
        QueueOf(parameters).ChangeVisibility(HandleOf(parameters), VisibilityTimeoutOf(parameters));
        return static _ => { };
    }

    private Action<ISqsAnswer> ChangeMessageVisibilityBatch(ISqsParameters parameters)
    {
        var queue = QueueOf(parameters);
        return Batch(EntriesOf(parameters, "ChangeMessageVisibilityBatchRequestEntry"), "ChangeMessageVisibilityBatchResultEntry", entry =>
        {
            queue.ChangeVisibility(HandleOf(entry), VisibilityTimeoutOf(entry));
            return static _ => { };
        });
    }

    private Action<ISqsAnswer> PurgeQueue(ISqsParameters parameters)
    {
        QueueOf(parameters).Purge();
        return static _ => { };
    }

    private LocalQueue QueueOf(ISqsParameters parameters)
        => queues.FindByUrl(Required(parameters, "QueueUrl")) ?? throw QueueException.QueueDoesNotExist();

    private static string Required(ISqsParameters parameters, string name) => parameters.Text(name) is { Length: > 0 } value
        ? value
        : throw QueueException.MissingParameter($"The request must contain the parameter {name}.");

    private static ReceiptHandle HandleOf(ISqsParameters parameters) => ReceiptHandle.Parse(Required(parameters, "ReceiptHandle"));

    private static int VisibilityTimeoutOf(ISqsParameters parameters)
        => parameters.Integer("VisibilityTimeout") ?? throw QueueException.MissingParameter("The request must contain the parameter VisibilityTimeout.");

    private static NewMessage MessageOf(ISqsParameters parameters)
    {
        var trace = parameters.Attributes("MessageSystemAttributes", "MessageSystemAttribute");
        if (trace?.Keys.FirstOrDefault(name => name != "AWSTraceHeader") is { } unknown)
        {
            throw QueueException.InvalidParameterValue($"Message system attribute name '{unknown}' is invalid.");
        }

        return new NewMessage(parameters.Utf8("MessageBody") ?? default)
        {
            Attributes = parameters.Attributes("MessageAttributes", "MessageAttribute"),
            DelaySeconds = parameters.Integer("DelaySeconds"),
            GroupId = parameters.Text("MessageGroupId"),
            DeduplicationId = parameters.Text("MessageDeduplicationId"),
            TraceHeader = trace?["AWSTraceHeader"].StringValue,
        };
    }

    private static void WriteSent(ISqsAnswer answer, in NewMessage message, in SentMessage sent)
    {
        answer.Text("MessageId", sent.Id.ToString());
        answer.Text("MD5OfMessageBody", MessageDigest.OfBody(message.Body.Span));
        answer.Text("MD5OfMessageAttributes", MessageDigest.OfAttributes(message.Attributes));
        answer.Text("MD5OfMessageSystemAttributes", message.TraceHeader is not { } trace ? null : MessageDigest.OfAttributes(
            new Dictionary<string, MessageAttribute> { ["AWSTraceHeader"] = new("String", trace) }));
        answer.Text("SequenceNumber", sent.SequenceNumber);
    }

    private static List<(string Id, ISqsParameters Parameters)> EntriesOf(ISqsParameters parameters, string queryName)
    {
        var entries = parameters.Entries(queryName);
        if (entries.Count == 0)
        {
            throw QueueException.EmptyBatchRequest(queryName);
        }

        if (entries.Count > MaxBatchEntries)
        {
            throw QueueException.TooManyEntries(entries.Count);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var list = new List<(string, ISqsParameters)>(entries.Count);
        foreach (var entry in entries)
        {
            var id = Required(entry, "Id");
            if (id.Length > 80 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            {
                throw QueueException.InvalidBatchEntryId();
            }

            if (!seen.Add(id))
            {
                throw QueueException.BatchEntryIdsNotDistinct(id);
            }

            list.Add((id, entry));
        }

        return list;
    }

    // Each entry succeeds or fails for itself.
    private static Action<ISqsAnswer> Batch(
        List<(string Id, ISqsParameters Parameters)> entries,
        string queryName,
        Func<ISqsParameters, Action<ISqsAnswer>> act)
    {
        var successful = new List<(string Id, Action<ISqsAnswer> Write)>();
        var failed = new List<(string Id, QueueException Error)>();
        foreach (var (id, entry) in entries)
        {
            try
            {
                successful.Add((id, act(entry)));
            }
            catch (QueueException e)
            {
                failed.Add((id, e));
            }
        }

        return answer =>
        {
            answer.Structures("Successful", queryName, successful, entry =>
            {
                answer.Text("Id", entry.Id);
                entry.Write(answer);
            });
            answer.Structures("Failed", "BatchResultErrorEntry", failed, entry =>
            {
                answer.Text("Id", entry.Id);
                answer.Flag("SenderFault", true);
                answer.Text("Code", entry.Error.QueryCode);
                answer.Text("Message", entry.Error.Message);
            });
        };
    }
}
