namespace ServerlessPatterns.Aws;

/// <summary>Where messages go, what it takes, and what a user calls it.</summary>
/// <param name="Address">The queue's URL or the topic's ARN.</param>
/// <param name="Name">The last part of the address.</param>
/// <param name="MessageType">What is sent there.</param>
internal sealed record SendDestination(string Address, string Name, Type MessageType)
{
    /// <summary><c>SQS</c> or <c>SNS</c>.</summary>
    public required string Service { get; init; }

    /// <summary><c>queue</c> or <c>topic</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The interface, without its type argument.</summary>
    public required string Sender { get; init; }

    /// <summary>The attribute that declares a sender, without its brackets.</summary>
    public required string Attribute { get; init; }

    /// <summary>The IAM action.</summary>
    public required string Permission { get; init; }

    /// <summary>
    /// <c>messaging.system</c> in OpenTelemetry's
    /// <see href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">conventions</see>.
    /// </summary>
    public required string TracingSystem { get; init; }

    /// <summary>The most that a message, and all messages of one call, may have: bodies, and attributes with their names and types.</summary>
    public required int MaxBytes { get; init; }

    /// <summary>A message needs a group, and each group keeps its order.</summary>
    public bool IsFifo { get; init; }

    /// <summary>Duplicates are known by ids alone, never by content.</summary>
    public bool NeedsDeduplicationId { get; init; }

    /// <summary>A message may say how long it is to be hidden.</summary>
    public bool TakesDelay { get; init; }
}
