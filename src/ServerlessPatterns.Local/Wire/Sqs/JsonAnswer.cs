using System.Text.Json;
using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Wire.Sqs;

/// <summary>An answer in AWS's JSON 1.0.</summary>
internal sealed class JsonAnswer(Utf8JsonWriter json) : ISqsAnswer
{
    public void Text(string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    public void Flag(string name, bool value) => json.WriteBoolean(name, value);

    public void Structures<T>(string name, string queryName, IReadOnlyCollection<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public void Texts(string name, string queryName, IReadOnlyCollection<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }

    public void Attributes(string name, string queryName, IReadOnlyCollection<KeyValuePair<string, string>> attributes)
    {
        if (attributes.Count == 0)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (key, value) in attributes)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    public void MessageAttributes(IReadOnlyCollection<KeyValuePair<string, MessageAttribute>> attributes)
    {
        if (attributes.Count == 0)
        {
            return;
        }

        json.WriteStartObject("MessageAttributes");
        foreach (var (name, attribute) in attributes)
        {
            json.WriteStartObject(name);
            json.WriteString("DataType", attribute.DataType);
            if (attribute.IsBinary)
            {
                json.WriteBase64String("BinaryValue", attribute.BinaryValue.GetValueOrDefault().Span);
            }
            else
            {
                json.WriteString("StringValue", attribute.StringValue);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
