using System.Text;
using System.Text.Json;
using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Wire.Sqs;

/// <summary>Parameters in AWS's JSON 1.0: https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html</summary>
internal sealed class JsonParameters(JsonElement json) : ISqsParameters
{
    public string? Text(string name)
    {
        try
        {
            return Find(name, JsonValueKind.String)?.GetString();
        }
        catch (InvalidOperationException)
        {
            // An unpaired surrogate, which JSON can escape, is no Unicode text.
            throw QueueException.InvalidMessageContents();
        }
    }

    public ReadOnlyMemory<byte>? Utf8(string name) => Text(name) is { } text ? Encoding.UTF8.GetBytes(text) : null;

    public int? Integer(string name) => Find(name, JsonValueKind.Number) is not { } value ? null
        : value.TryGetInt32(out var number) ? number
        : throw QueueException.InvalidParameterValue($"Value {value} for parameter {name} is invalid.");

    public IReadOnlyList<string> Texts(string name, string queryName)
        => Find(name, JsonValueKind.Array) is { } list ? [.. list.EnumerateArray().Select(item => Text(item, name))] : [];

    public IReadOnlyList<ISqsParameters> Entries(string queryName)
        => Find("Entries", JsonValueKind.Array) is { } list ? [.. list.EnumerateArray().Select(item => new JsonParameters(item))] : [];

    public IReadOnlyDictionary<string, MessageAttribute>? Attributes(string name, string queryName)
    {
        if (Find(name, JsonValueKind.Object) is not { } map)
        {
            return null;
        }

        var attributes = new Dictionary<string, MessageAttribute>(StringComparer.Ordinal);
        foreach (var entry in map.EnumerateObject())
        {
            var value = new JsonParameters(entry.Value);
            attributes[entry.Name] = new MessageAttribute(
                value.Text("DataType") ?? "",
                value.Text("StringValue"),
                value.Find("BinaryValue", JsonValueKind.String) is { } binary ? Bytes(binary, entry.Name) : null);
        }

        return attributes;
    }

    private static ReadOnlyMemory<byte> Bytes(JsonElement value, string name) => value.TryGetBytesFromBase64(out var bytes)
        ? bytes
        : throw QueueException.InvalidParameterValue($"The binary value of message attribute '{name}' is no base64.");

    private static string Text(JsonElement item, string name)
        => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw QueueException.InvalidParameterValue($"The parameter {name} has an element of type {item.ValueKind}, not String.");

    private JsonElement? Find(string name, JsonValueKind kind)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw QueueException.InvalidParameterValue("The request is no JSON object.");
        }

        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == kind ? value
            : throw QueueException.InvalidParameterValue($"The parameter {name} is JSON of type {value.ValueKind}, not {kind}.");
    }
}
