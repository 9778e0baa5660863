using System.Buffers;
using System.Text.Json;

namespace ServerlessPatterns.Queue;

/// <summary>An event of one message without a body, for contexts that unit tests make.</summary>
internal static class TestEvent
{
    /// <summary>Writes the event and reads it as one that came from Lambda.</summary>
    /// <param name="messageId">The message's id.</param>
    /// <param name="receiptHandle">The receipt handle.</param>
    /// <param name="queueArn">The queue's ARN.</param>
    /// <param name="system">The system attributes; those that are null are left out.</param>
    /// <param name="attributes">The message attributes that are text.</param>
    /// <param name="binaryAttributes">The message attributes that are bytes.</param>
    /// <returns>The event's batch.</returns>
    public static EventBatch Create(
        string messageId,
        string receiptHandle,
        string queueArn,
        Dictionary<string, string?> system,
        IReadOnlyDictionary<string, string>? attributes,
        IReadOnlyDictionary<string, byte[]>? binaryAttributes)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("Records"u8);
            writer.WriteStartObject();
            writer.WriteString("messageId"u8, messageId);
            writer.WriteString("receiptHandle"u8, receiptHandle);
            writer.WriteString("eventSourceARN"u8, queueArn);
            writer.WriteStartObject("attributes"u8);
            foreach (var (name, value) in system)
            {
                if (value is not null)
                {
                    writer.WriteString(name, value);
                }
            }

            writer.WriteEndObject();
            writer.WriteStartObject("messageAttributes"u8);
            foreach (var (name, value) in attributes ?? new Dictionary<string, string>())
            {
                writer.WriteStartObject(name);
                writer.WriteString("stringValue"u8, value);
                writer.WriteEndObject();
            }

            foreach (var (name, value) in binaryAttributes ?? new Dictionary<string, byte[]>())
            {
                writer.WriteStartObject(name);
                writer.WriteBase64String("binaryValue"u8, value);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return EventBatch.Of(json.WrittenSpan.ToArray());
    }
}
