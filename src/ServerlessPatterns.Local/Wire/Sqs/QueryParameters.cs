using System.Globalization;
using System.Text;
using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Wire.Sqs;

/// <summary>
/// Parameters as a form, lists as Name.1, Name.2 and so on:
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-xml.html
/// </summary>
/// <param name="form">The form.</param>
/// <param name="prefix">What the names of a batch entry begin with.</param>
/// <param name="path">The request's path, which names the queue where no QueueUrl does.</param>
internal sealed class QueryParameters(IReadOnlyDictionary<string, string> form, string prefix = "", string? path = null) : ISqsParameters
{
    public string? Text(string name) => form.TryGetValue(prefix + name, out var value) ? value
        : name == "QueueUrl" && path is { Length: > 1 } ? path
        : null;

    public ReadOnlyMemory<byte>? Utf8(string name) => Text(name) is { } text ? Encoding.UTF8.GetBytes(text) : null;

    public int? Integer(string name) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
        : throw QueueException.InvalidParameterValue($"Value {text} for parameter {name} is invalid. Reason: Must be an integer.");

    public IReadOnlyList<string> Texts(string name, string queryName)
    {
        var texts = new List<string>();
        while (Text($"{queryName}.{texts.Count + 1}") is { } text)
        {
            texts.Add(text);
        }

        // AttributeName alone is a list of one.
        return texts.Count == 0 && Text(queryName) is { } only ? [only] : texts;
    }

    public IReadOnlyList<ISqsParameters> Entries(string queryName)
    {
        var entries = new List<ISqsParameters>();
        for (var i = 1; Has($"{prefix}{queryName}.{i}."); i++)
        {
            entries.Add(new QueryParameters(form, $"{prefix}{queryName}.{i}."));
        }

        return entries;
    }

    public IReadOnlyDictionary<string, MessageAttribute>? Attributes(string name, string queryName)
    {
        Dictionary<string, MessageAttribute>? attributes = null;
        for (var i = 1; Text($"{queryName}.{i}.Name") is { } key; i++)
        {
            var value = $"{queryName}.{i}.Value.";
            attributes ??= new(StringComparer.Ordinal);
            if (!attributes.TryAdd(key, new MessageAttribute(
                Text($"{value}DataType") ?? "",
                Text($"{value}StringValue"),
                Text($"{value}BinaryValue") is { } binary ? Bytes(binary, key) : null)))
            {
                throw QueueException.InvalidParameterValue($"Message attribute name '{key}' already exists.");
            }
        }

        return attributes;
    }

    private static ReadOnlyMemory<byte> Bytes(string text, string name)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw QueueException.InvalidParameterValue($"The binary value of message attribute '{name}' is no base64.");
        }
    }

    private bool Has(string start) => form.Keys.Any(key => key.StartsWith(start, StringComparison.Ordinal));
}
