using System.Text;
using System.Text.Json;
using ServerlessPatterns.Local.Filters;

namespace ServerlessPatterns.Local.Topics;

/// <summary>A message on its way to a topic's subscriptions: it is parsed once for all filters, and only if one asks.</summary>
internal sealed class Publication(TopicSettings topic, TopicMessage message, string messageId, DateTimeOffset time, string? sequenceNumber, string? deduplicationId) : IDisposable
{
    /// <summary>More than ten attributes do not fit a queue's message, and raw delivery discards them: https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html.</summary>
    private const int MostRawAttributes = 10;

    private byte[]? _utf8;
    private JsonDocument? _body;
    private JsonDocument? _attributes;
    private bool _isNoObject;

    public bool Matches(FilterPolicy? filter)
    {
        if (filter is null)
        {
            return true;
        }

        if (filter.Mode == FilterMode.MessageAttributes)
        {
            return filter.Matches((_attributes ??= AttributeDocument.Of(message.Attributes)).RootElement);
        }

        return Body() is { } body ? filter.Matches(body.RootElement) : filter.Matches([]);
    }

    /// <summary>The message in the shape that a subscription wants.</summary>
    /// <exception cref="InvalidOperationException">It cannot have that shape.</exception>
    public TopicDelivery Delivery(TopicSubscription subscription)
    {
        if (subscription.RawMessageDelivery && message.Attributes.Count > MostRawAttributes)
        {
            throw new InvalidOperationException($"The message has {message.Attributes.Count} attributes, and raw delivery takes {MostRawAttributes}.");
        }

        return subscription.RawMessageDelivery
            ? new TopicDelivery(messageId, subscription.Arn, Utf8(), message.Attributes, message.GroupId, deduplicationId)
            : new TopicDelivery(
                messageId, subscription.Arn, NotificationEnvelope.Of(topic, subscription, message, messageId, time, sequenceNumber), TopicMessage.NoAttributes,
                message.GroupId, deduplicationId);
    }

    public void Dispose()
    {
        _body?.Dispose();
        _attributes?.Dispose();
    }

    private byte[] Utf8() => _utf8 ??= Encoding.UTF8.GetBytes(message.Body);

    private JsonDocument? Body()
    {
        if (_body is not null || _isNoObject)
        {
            return _body;
        }

        // Most bodies that are no JSON are told without an exception, which would cost more than all else.
        if (message.Body.AsSpan().TrimStart(" \t\r\n") is ['{', ..])
        {
            try
            {
                return _body = JsonDocument.Parse(Utf8());
            }
            catch (JsonException)
            {
                // It matches no policy on the body.
            }
        }

        _isNoObject = true;
        return null;
    }
}
