using System.Text.Json;
using Amazon.SQS.Model;

namespace ServerlessPatterns.EndToEnd.Tests.Functions;

/// <summary>
/// Writes the event that Lambda makes of received messages, in the form of
/// https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#sqs-event.
/// </summary>
internal static class SqsEvent
{
    public static byte[] Of(IEnumerable<Message> messages, string queueArn)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("Records");
            foreach (var message in messages)
            {
                Write(json, message, queueArn);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Message message, string queueArn)
    {
        json.WriteStartObject();
        json.WriteString("messageId", message.MessageId);
        json.WriteString("receiptHandle", message.ReceiptHandle);
        json.WriteString("body", message.Body);
        json.WriteStartObject("attributes");
        foreach (var (name, value) in message.Attributes ?? [])
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteStartObject("messageAttributes");
        foreach (var (name, value) in message.MessageAttributes ?? [])
        {
            json.WriteStartObject(name);
            json.WriteString("stringValue", value.StringValue);
            json.WriteStartArray("stringListValues");
            json.WriteEndArray();
            json.WriteStartArray("binaryListValues");
            json.WriteEndArray();
            json.WriteString("dataType", value.DataType);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteString("md5OfBody", message.MD5OfBody);
        json.WriteString("eventSource", "aws:sqs");
        json.WriteString("eventSourceARN", queueArn);
        json.WriteString("awsRegion", queueArn.Split(':')[3]);
        json.WriteEndObject();
    }
}
