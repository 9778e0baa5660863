namespace ServerlessPatterns.Local.Topics;

/// <summary>A message as it is published: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html.</summary>
/// <param name="Body">The message.</param>
internal sealed record TopicMessage(string Body)
{
    public static IReadOnlyDictionary<string, TopicAttribute> NoAttributes { get; } = new Dictionary<string, TopicAttribute>(0);

    public string? Subject { get; init; }

    public IReadOnlyDictionary<string, TopicAttribute> Attributes { get; init; } = NoAttributes;

    public string? GroupId { get; init; }

    public string? DeduplicationId { get; init; }
}
