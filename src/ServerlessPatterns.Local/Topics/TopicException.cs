namespace ServerlessPatterns.Local.Topics;

/// <summary>A call that SNS refuses, in its words: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors.</summary>
internal sealed class TopicException(string code, string message, int status = 400) : Exception(message)
{
    /// <summary>SNS's error code.</summary>
    public string Code { get; } = code;

    /// <summary>The HTTP status that goes with it.</summary>
    public int Status { get; } = status;

    public static TopicException InvalidParameter(string message) => new("InvalidParameter", "Invalid parameter: " + message);

    public static TopicException NotFound() => new("NotFound", "Topic does not exist", 404);
}
