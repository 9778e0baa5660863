namespace ServerlessPatterns;

/// <summary>
/// The property that is the table's partition key: a string, <see cref="Guid"/>, whole number, <see cref="decimal"/>, <see cref="DateOnly"/>,
/// <see cref="DateTime"/> or <see cref="DateTimeOffset"/>. On a positional record's parameter write <c>[property: PartitionKey]</c>. At most 2,048 bytes
/// (<see href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html">DynamoDB: quotas</see>).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PartitionKeyAttribute : Attribute
{
    /// <summary>An item that is created gets its key from API Gateway: the request's id, a UUID. For strings and <see cref="Guid"/>s.</summary>
    public bool Generated { get; set; }
}
