using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ServerlessPatterns.Local.Topics;

/// <summary>
/// What SNS wraps a message in unless delivery is raw: https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html. A FIFO topic's has
/// a sequence number and no signature. Nobody signs here: the signature of a standard topic's is a text of that name that verifies nowhere.
/// </summary>
internal static class NotificationEnvelope
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Of(TopicSettings topic, TopicSubscription subscription, TopicMessage message, string messageId, DateTimeOffset time, string? sequenceNumber)
    {
        var host = $"https://sns.{Region(topic.Arn)}.amazonaws.com/";
        var output = new ArrayBufferWriter<byte>(message.Body.Length + 512);
        using (var writer = new Utf8JsonWriter(output, s_options))
        {
            writer.WriteStartObject();
            writer.WriteString("Type", "Notification");
            writer.WriteString("MessageId", messageId);
            if (sequenceNumber is not null)
            {
                writer.WriteString("SequenceNumber", sequenceNumber);
            }

            writer.WriteString("TopicArn", topic.Arn);
            if (message.Subject is not null)
            {
                writer.WriteString("Subject", message.Subject);
            }

            writer.WriteString("Message", message.Body);
            writer.WriteString("Timestamp", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            if (!topic.Fifo)
            {
                writer.WriteString("SignatureVersion", "1");
                writer.WriteString("Signature", "EXAMPLE");
                writer.WriteString("SigningCertURL", $"{host}SimpleNotificationService-0000000000000000000000.pem");
            }

            writer.WriteString("UnsubscribeURL", $"{host}?Action=Unsubscribe&SubscriptionArn={subscription.Arn}");
            WriteAttributes(writer, message.Attributes);
            writer.WriteEndObject();
        }

        return output.WrittenMemory;
    }

    private static void WriteAttributes(Utf8JsonWriter writer, IReadOnlyDictionary<string, TopicAttribute> attributes)
    {
        if (attributes.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("MessageAttributes");
        foreach (var (name, attribute) in attributes)
        {
            writer.WriteStartObject(name);
            writer.WriteString("Type", attribute.DataType);
            writer.WriteString("Value", attribute.StringValue ?? attribute.BinaryValue);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static string Region(string arn) => arn.Split(':') is { Length: > 3 } parts ? parts[3] : "";
}
