namespace ServerlessPatterns.Local.Topics;

/// <summary>Is told what is published.</summary>
internal interface ITopicObserver
{
    /// <summary>A message is about to be delivered; by the same thread, until what is returned is disposed of.</summary>
    ITopicPublication? Publishing(TopicMessage message, string messageId);
}
