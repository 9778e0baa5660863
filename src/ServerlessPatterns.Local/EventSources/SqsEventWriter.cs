using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.EventSources;

/// <summary>Writes the event that a function is invoked with: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#sqs-event</summary>
internal sealed class SqsEventWriter(string queueArn)
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly string _region = queueArn.Split(':') is { Length: > 3 } parts ? parts[3] : "";

    public void Write(IReadOnlyList<ReceivedMessage> batch, IBufferWriter<byte> buffer)
    {
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartObject();
        json.WriteStartArray("Records"u8);
        foreach (var received in batch)
        {
            Write(json, received);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, ReceivedMessage received)
    {
        var message = received.Message;
        json.WriteStartObject();
        json.WriteString("messageId"u8, message.Id);
        json.WriteString("receiptHandle"u8, received.Handle.ToString());
        json.WriteString("body"u8, message.Body.Span);
        json.WriteStartObject("attributes"u8);
        foreach (var (name, value) in SystemAttributes.Of(received))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteStartObject("messageAttributes"u8);
        if (message.Attributes is { } attributes)
        {
            foreach (var (name, attribute) in attributes)
            {
                Write(json, name, attribute);
            }
        }

        json.WriteEndObject();
        if (MessageDigest.OfAttributes(message.Attributes) is { } digest)
        {
            json.WriteString("md5OfMessageAttributes"u8, digest);
        }

        json.WriteString("md5OfBody"u8, message.Md5OfBody);
        json.WriteString("eventSource"u8, "aws:sqs"u8);
        json.WriteString("eventSourceARN"u8, queueArn);
        json.WriteString("awsRegion"u8, _region);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, MessageAttribute attribute)
    {
        json.WriteStartObject(name);
        if (attribute.IsBinary)
        {
            json.WriteBase64String("binaryValue"u8, attribute.BinaryValue.GetValueOrDefault().Span);
        }
        else
        {
            json.WriteString("stringValue"u8, attribute.StringValue);
        }

        json.WriteStartArray("stringListValues"u8);
        json.WriteEndArray();
        json.WriteStartArray("binaryListValues"u8);
        json.WriteEndArray();
        json.WriteString("dataType"u8, attribute.DataType);
        json.WriteEndObject();
    }
}
