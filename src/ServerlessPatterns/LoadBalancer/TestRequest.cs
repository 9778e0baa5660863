using System.Buffers;
using System.Text.Json;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>Events for requests that unit tests make.</summary>
internal static class TestRequest
{
    /// <summary>Writes the event and reads it as one that came from a load balancer.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path, percent-encoded.</param>
    /// <param name="query">The query parameters, not encoded.</param>
    /// <param name="headers">The headers.</param>
    /// <param name="body">The body.</param>
    /// <returns>The event.</returns>
    public static LoadBalancerEvent Create(
        string method,
        string path,
        IEnumerable<KeyValuePair<string, string>> query,
        IEnumerable<KeyValuePair<string, string>> headers,
        ReadOnlyMemory<byte> body)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("httpMethod"u8, method);
            writer.WriteString("path"u8, path);
            Write(writer, "multiValueQueryStringParameters", query, Uri.EscapeDataString);
            Write(writer, "multiValueHeaders", headers, static text => text);
            writer.WriteBase64String("body"u8, body.Span);
            writer.WriteBoolean("isBase64Encoded"u8, true);
            writer.WriteEndObject();
        }

        var created = new LoadBalancerEvent();
        created.Buffer.Take(json.WrittenSpan.ToArray());
        created.FindParts();
        return created;
    }

    private static void Write(Utf8JsonWriter writer, string member, IEnumerable<KeyValuePair<string, string>> fields, Func<string, string> encode)
    {
        writer.WriteStartObject(member);
        foreach (var (name, value) in fields)
        {
            writer.WriteStartArray(encode(name));
            writer.WriteStringValue(encode(value));
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
