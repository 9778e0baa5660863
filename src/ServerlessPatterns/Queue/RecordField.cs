namespace ServerlessPatterns.Queue;

/// <summary>The fields of a record that the reader looks at.</summary>
internal enum RecordField
{
    /// <summary>Any other: skipped.</summary>
    Unknown,

    /// <summary>messageId.</summary>
    MessageId,

    /// <summary>receiptHandle.</summary>
    ReceiptHandle,

    /// <summary>body.</summary>
    Body,

    /// <summary>attributes.</summary>
    SystemAttributes,

    /// <summary>messageAttributes.</summary>
    MessageAttributes,

    /// <summary>eventSource.</summary>
    EventSource,

    /// <summary>eventSourceARN.</summary>
    QueueArn,
}
