using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace ServerlessPatterns.Tests.LoadBalancer;

/// <summary>What a load balancer's event says by System.Text.Json's document: the slow, obvious way.</summary>
internal static class RequestOracle
{
    /// <summary>Reads an event.</summary>
    /// <param name="json">The event.</param>
    /// <returns>All that is in it, as text; null: it is no load balancer's event.</returns>
    public static string? Read(byte[] json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? json.AsMemory(3) : json);
        }
        catch (JsonException)
        {
            return null;
        }

        using (document)
        {
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : null;
        }
    }

    public static void Append(
        StringBuilder text,
        string method,
        string? path,
        bool isMultiValue,
        bool isBodyText,
        ReadOnlySpan<byte> body,
        IEnumerable<(string Name, string? Value)> headers,
        IEnumerable<(string Name, string? Value)> query)
    {
        text.Append(method).Append(' ').Append(path ?? "(no text)").Append(isMultiValue ? " multi" : " plain");
        text.Append(isBodyText ? $" body={Convert.ToHexString(body)}" : " body is no text");
        foreach (var (name, value) in headers)
        {
            text.Append(" header:").Append(name).Append('=').Append(value ?? "(no text)");
        }

        foreach (var (name, value) in query)
        {
            text.Append(" query:").Append(name).Append('=').Append(value ?? "(no text)");
        }
    }

    private static string? Read(JsonElement root)
    {
        var method = Text(Member(root, "httpMethod"));
        var path = Member(root, "path");
        if (string.IsNullOrEmpty(method) || path is not { ValueKind: JsonValueKind.String })
        {
            return null;
        }

        var body = Member(root, "body");
        var isBodyText = body is not { ValueKind: JsonValueKind.String } || Text(body) is not null;
        var bytes = Encoding.UTF8.GetBytes(Text(body) ?? "");
        if (Member(root, "isBase64Encoded") is { ValueKind: JsonValueKind.True })
        {
            if (!isBodyText || !TryDecode(ref bytes))
            {
                return null;
            }
        }

        var text = new StringBuilder();
        Append(text, method, Text(path), IsObject(Member(root, "multiValueHeaders")), isBodyText, bytes, Fields(root, "multiValueHeaders", "headers"), Fields(root, "multiValueQueryStringParameters", "queryStringParameters"));
        return text.ToString();
    }

    private static bool TryDecode(ref byte[] bytes)
    {
        // Not in place, as the reader does it.
        var decoded = new byte[bytes.Length];
        if (Base64.DecodeFromUtf8(bytes, decoded, out _, out var written) != OperationStatus.Done)
        {
            return false;
        }

        bytes = decoded[..written];
        return true;
    }

    private static bool IsObject(JsonElement? element) => element is { ValueKind: JsonValueKind.Object };

    private static List<(string, string?)> Fields(JsonElement root, string multiValue, string plain)
    {
        var fields = new List<(string, string?)>();
        var isMultiValue = IsObject(Member(root, multiValue));
        if (Member(root, isMultiValue ? multiValue : plain) is not { ValueKind: JsonValueKind.Object } members)
        {
            return fields;
        }

        foreach (var member in members.EnumerateObject())
        {
            IEnumerable<JsonElement> values = isMultiValue
                ? member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray() : []
                : [member.Value];
            foreach (var value in values)
            {
                if (value.ValueKind == JsonValueKind.String && Name(member) is { } name)
                {
                    fields.Add((name, Text(value)));
                }
            }
        }

        return fields;
    }

    private static JsonElement? Member(JsonElement element, string name)
    {
        JsonElement? found = null;
        foreach (var property in element.EnumerateObject())
        {
            found = Name(property) == name ? property.Value : found;
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
