using System.Text;
using System.Text.Json;
using ServerlessPatterns.Queue;

namespace ServerlessPatterns.Tests.Queue;

/// <summary>What an event says by System.Text.Json's document: the slow, obvious way.</summary>
internal static class EventOracle
{
    /// <summary>Reads an event.</summary>
    /// <param name="json">The event.</param>
    /// <returns>All that is in it, as text; null: it is no SQS event.</returns>
    public static string? Read(byte[] json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json.AsMemory().Span.StartsWith(Encoding.UTF8.Preamble) ? json.AsMemory(3) : json);
        }
        catch (JsonException)
        {
            return null;
        }

        using (document)
        {
            return document.RootElement.ValueKind == JsonValueKind.Object
                && Member(document.RootElement, "Records") is { ValueKind: JsonValueKind.Array } records
                ? Read(records)
                : null;
        }
    }

    public static void Append(
        StringBuilder text,
        string id,
        string handle,
        string arn,
        BodyState state,
        string? body,
        IEnumerable<(string Name, string? Value)> system,
        IEnumerable<(string Name, string? Value)> attributes)
    {
        text.Append("id=").Append(id).Append(" handle=").Append(handle).Append(" arn=").Append(arn).Append(' ').Append(state);
        if (body is not null)
        {
            text.Append(" body=").Append(body);
        }

        foreach (var (name, value) in system)
        {
            text.Append(" system:").Append(name).Append('=').Append(value ?? "(none)");
        }

        foreach (var (name, value) in attributes)
        {
            text.Append(" attribute:").Append(name).Append('=').Append(value ?? "(none)");
        }

        text.Append('\n');
    }

    private static string? Read(JsonElement records)
    {
        var text = new StringBuilder();
        foreach (var record in records.EnumerateArray())
        {
            if (record.ValueKind != JsonValueKind.Object
                || string.IsNullOrEmpty(Text(Member(record, "messageId")))
                || (Member(record, "eventSource") is { } source && Text(source) != "aws:sqs"))
            {
                return null;
            }

            var body = Member(record, "body");
            Append(
                text,
                Text(Member(record, "messageId"))!,
                Text(Member(record, "receiptHandle")) ?? "",
                Text(Member(record, "eventSourceARN")) ?? "",
                body is not { ValueKind: JsonValueKind.String } ? BodyState.Missing : Text(body) is null ? BodyState.NotUnicode : BodyState.Text,
                Text(body),
                Attributes(Member(record, "attributes")).Select(attribute => (attribute.Key, Text(attribute.Value))),
                Attributes(Member(record, "messageAttributes")).Select(attribute => (attribute.Key, Text(Member(attribute.Value, "stringValue")))));
        }

        return text.ToString();
    }

    private static List<KeyValuePair<string, JsonElement>> Attributes(JsonElement? element)
    {
        var attributes = new List<KeyValuePair<string, JsonElement>>();
        if (element is { ValueKind: JsonValueKind.Object } value)
        {
            foreach (var property in value.EnumerateObject())
            {
                if (Name(property) is { } name)
                {
                    // The last of one name counts, in the first one's place.
                    var place = attributes.FindIndex(attribute => attribute.Key == name);
                    if (place < 0)
                    {
                        attributes.Add(new(name, property.Value));
                    }
                    else
                    {
                        attributes[place] = new(name, property.Value);
                    }
                }
            }
        }

        return attributes;
    }

    private static JsonElement? Member(JsonElement? element, string name)
    {
        JsonElement? found = null;
        if (element is { ValueKind: JsonValueKind.Object } value)
        {
            foreach (var property in value.EnumerateObject())
            {
                found = Name(property) == name ? property.Value : found;
            }
        }

        return found;
    }

    private static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement? element)
    {
        try
        {
            return element is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
