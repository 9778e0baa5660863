using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.Queue;

/// <summary>One record of an event: where its fields lie in the buffer.</summary>
internal struct MessageRecord
{
    /// <summary>The message id, unescaped.</summary>
    public TextRange Id;

    /// <summary>The body, unescaped.</summary>
    public TextRange Body;

    /// <summary>The receipt handle, unescaped.</summary>
    public TextRange ReceiptHandle;

    /// <summary>The queue's ARN, unescaped.</summary>
    public TextRange QueueArn;

    /// <summary>The system attributes, a JSON object as it came.</summary>
    public TextRange SystemAttributes;

    /// <summary>The message attributes, a JSON object as it came.</summary>
    public TextRange MessageAttributes;

    /// <summary>What <see cref="Body"/> is.</summary>
    public BodyState BodyState;
}
