using System.Text;
using System.Text.Json;
using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Wire.Sns;

/// <summary>A call's form.</summary>
internal sealed class SnsForm(IReadOnlyDictionary<string, string> fields)
{
    /// <summary>A field; null where there is none.</summary>
    public string? this[string name] => fields.GetValueOrDefault(name);

    /// <summary>The message whose fields stand behind a prefix.</summary>
    /// <exception cref="TopicException">It is not whole.</exception>
    public TopicMessage Message(string prefix) => new(Body(prefix))
    {
        Subject = this[prefix + "Subject"],
        GroupId = this[prefix + "MessageGroupId"],
        DeduplicationId = this[prefix + "MessageDeduplicationId"],
        Attributes = Attributes(prefix),
    };

    public static string ToBase64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public static string? FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static TopicException Missing(string member)
        => new("ValidationError", $"1 validation error detected: Value null at '{member}' failed to satisfy constraint: Member must not be null");

    private string Body(string prefix)
    {
        var body = this[prefix + "Message"] ?? throw Missing("message");
        return this[prefix + "MessageStructure"] switch
        {
            null => body,
            "json" => ForQueues(body),
            _ => throw TopicException.InvalidParameter("MessageStructure"),
        };
    }

    /// <summary>With MessageStructure json the message has a text for each protocol, and one for those that have none of their own.</summary>
    private static string ForQueues(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && Text(root, "default") is { } standard
                ? Text(root, "sqs") ?? standard
                : throw TopicException.InvalidParameter("Message Structure - No default entry in JSON message body");
        }
        catch (JsonException)
        {
            throw TopicException.InvalidParameter("Message Structure - JSON message body failed to parse");
        }

        static string? Text(JsonElement root, string name)
            => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private IReadOnlyDictionary<string, TopicAttribute> Attributes(string prefix)
    {
        if (!fields.ContainsKey($"{prefix}MessageAttributes.entry.1.Name"))
        {
            return TopicMessage.NoAttributes;
        }

        var attributes = new Dictionary<string, TopicAttribute>(StringComparer.Ordinal);
        for (var number = 1; this[$"{prefix}MessageAttributes.entry.{number}.Name"] is { } name; number++)
        {
            var value = $"{prefix}MessageAttributes.entry.{number}.Value.";
            var binary = this[value + "BinaryValue"];
            if (binary is not null && FromBase64(binary) is null)
            {
                throw TopicException.InvalidParameter($"MessageAttributes Reason: the BinaryValue of {name} is no Base64");
            }

            var type = this[value + "DataType"] ?? throw Missing($"{Member(prefix)}messageAttributes.{name}.member.dataType");
            attributes[name] = new TopicAttribute(type, this[value + "StringValue"], binary);
        }

        return attributes;
    }

    /// <summary>PublishBatchRequestEntries.member.1. is publishBatchRequestEntries.1.member. in SNS's words.</summary>
    private static string Member(string prefix) => prefix.Split('.') is [_, _, var number, _] ? $"publishBatchRequestEntries.{number}.member." : "";
}
