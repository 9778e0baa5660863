using ServerlessPatterns.Local.Filters;

namespace ServerlessPatterns.Local.Topics;

/// <summary>What became of a publication at one subscription.</summary>
/// <param name="Subscription">The subscription.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Failure">Why the endpoint did not take it.</param>
internal sealed record SubscriptionVerdict(TopicSubscription Subscription, DeliveryOutcome Outcome, string? Failure)
{
    /// <summary>Why the filter let the message through or not.</summary>
    public FilterVerdict Explain(TopicMessage message)
    {
        if (Subscription.Filter is not { } filter)
        {
            return FilterVerdict.Match;
        }

        if (filter.Mode != FilterMode.MessageAttributes)
        {
            return filter.Explain(System.Text.Encoding.UTF8.GetBytes(message.Body));
        }

        using var attributes = AttributeDocument.Of(message.Attributes);
        return filter.Explain(attributes.RootElement);
    }
}
