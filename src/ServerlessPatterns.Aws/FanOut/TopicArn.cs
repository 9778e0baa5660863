namespace ServerlessPatterns.Aws;

/// <summary>
/// A topic's ARN: <c>arn:partition:sns:region:account:name</c>. See
/// <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html">SNS: resource types</see>.
/// </summary>
internal static class TopicArn
{
    private const int Parts = 6;

    public static void Check(string? topicArn, string parameterName)
    {
        ArgumentException.ThrowIfNullOrEmpty(topicArn, parameterName);
        var parts = topicArn.Split(':');
        if (parts.Length != Parts || parts[0] != "arn" || parts[2] != "sns" || parts.Any(string.IsNullOrEmpty))
        {
            throw new ArgumentException(
                $"'{topicArn}' is not the ARN of an SNS topic, which looks like arn:aws:sns:eu-west-1:123456789012:order-placed.",
                parameterName);
        }
    }

    /// <summary>FIFO topics, and they alone, have names that end so: https://docs.aws.amazon.com/sns/latest/dg/fifo-topic-code-examples.html.</summary>
    public static bool IsFifo(string topicArn) => topicArn.EndsWith(".fifo", StringComparison.Ordinal);

    public static ReadOnlySpan<char> Region(string topicArn)
    {
        var rest = topicArn.AsSpan();
        for (var skipped = 0; skipped < 3; skipped++)
        {
            rest = rest[(rest.IndexOf(':') + 1)..];
        }

        return rest.IndexOf(':') is var end and >= 0 ? rest[..end] : rest;
    }
}
