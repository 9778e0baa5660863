namespace ServerlessPatterns.Local.Filters;

/// <summary>Whose rules a policy is read and applied by.</summary>
internal enum FilterMode
{
    /// <summary>A subscription's policy, FilterPolicyScope MessageAttributes: flat, on attributes of the types String, String.Array and Number.</summary>
    MessageAttributes,

    /// <summary>A subscription's policy, FilterPolicyScope MessageBody: on a body that is a JSON object.</summary>
    MessageBody,

    /// <summary>A pattern of an event source mapping on a queue: EventBridge's operators, on the record's body.</summary>
    EventPattern,
}
