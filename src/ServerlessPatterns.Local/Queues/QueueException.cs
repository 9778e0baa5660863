namespace ServerlessPatterns.Local.Queues;

/// <summary>
/// An error as SQS tells it:
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html and each action's page.
/// </summary>
internal sealed class QueueException : Exception
{
    private QueueException(string code, string message, string? queryCode = null)
        : base(message)
    {
        Code = code;
        QueryCode = queryCode ?? code;
    }

    /// <summary>The error's name in the JSON protocol.</summary>
    public string Code { get; }

    /// <summary>Its older name in the query protocol, which the JSON protocol's x-amzn-query-error tells too.</summary>
    public string QueryCode { get; }

    public static QueueException QueueDoesNotExist()
        => new("QueueDoesNotExist", "The specified queue does not exist.", "AWS.SimpleQueueService.NonExistentQueue");

    public static QueueException ReceiptHandleIsInvalid(string handle)
        => new("ReceiptHandleIsInvalid", $"The input receipt handle \"{handle}\" is not a valid receipt handle.");

    public static QueueException MessageNotInflight()
        => new("MessageNotInflight", "The message referred to is not in flight.", "AWS.SimpleQueueService.MessageNotInflight");

    public static QueueException InvalidMessageContents()
        => new("InvalidMessageContents", "The message contains characters outside the allowed set.");

    public static QueueException OverLimit(string message) => new("OverLimit", message);

    public static QueueException InvalidParameterValue(string message) => new("InvalidParameterValue", message);

    public static QueueException InvalidParameterCombination(string message) => new("InvalidParameterCombination", message);

    public static QueueException MissingParameter(string message) => new("MissingParameter", message);

    public static QueueException InvalidAttributeName(string name) => new("InvalidAttributeName", $"Unknown Attribute {name}.");

    public static QueueException UnsupportedOperation(string message)
        => new("UnsupportedOperation", message, "AWS.SimpleQueueService.UnsupportedOperation");

    public static QueueException ResourceNotFound(string message) => new("ResourceNotFoundException", message);

    public static QueueException EmptyBatchRequest(string entryType)
        => new("EmptyBatchRequest", $"There should be at least one {entryType} in the request.", "AWS.SimpleQueueService.EmptyBatchRequest");

    public static QueueException TooManyEntries(int count) => new(
        "TooManyEntriesInBatchRequest",
        $"Maximum number of entries per request are 10. You have sent {count}.",
        "AWS.SimpleQueueService.TooManyEntriesInBatchRequest");

    public static QueueException InvalidBatchEntryId() => new(
        "InvalidBatchEntryId",
        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.",
        "AWS.SimpleQueueService.InvalidBatchEntryId");

    public static QueueException BatchEntryIdsNotDistinct(string id)
        => new("BatchEntryIdsNotDistinct", $"Id {id} repeated.", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct");

    public static QueueException BatchRequestTooLong(int limit, int size) => new(
        "BatchRequestTooLong",
        $"Batch requests cannot be longer than {limit} bytes. You have sent {size} bytes.",
        "AWS.SimpleQueueService.BatchRequestTooLong");
}
