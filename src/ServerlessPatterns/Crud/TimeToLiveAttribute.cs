namespace ServerlessPatterns;

/// <summary>
/// The property that says when DynamoDB deletes the item: a whole number, seconds since 1970-01-01 UTC. It is deleted within a few days of that. See
/// <see href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">DynamoDB: time to live</see>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeToLiveAttribute : Attribute;
