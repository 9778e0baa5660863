using System.Text;
using System.Text.Json;

namespace ServerlessPatterns.Local.LoadBalancers;

/// <summary>
/// Writes the event that a load balancer makes of a request
/// (<see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#receive-event-from-load-balancer">Receive
/// events from the load balancer</see>).
/// </summary>
internal static class TargetEvent
{
    private static readonly string[] s_textTypes = ["application/json", "application/javascript", "application/xml"];

    public static byte[] Of(TargetGroup target, ForwardedRequest request, byte[] body)
    {
        var isText = body.Length == 0 || IsText(request);
        return Write(target, request.Method, request.Path, request.Query, request.Headers, isText ? Text(body) : Convert.ToBase64String(body), !isText);
    }

    /// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#enable-health-checks-lambda</summary>
    public static byte[] HealthCheck(TargetGroup target)
        => Write(target, "GET", target.HealthCheck!.Path, [], [new("user-agent", "ELB-HealthChecker/2.0")], "", isBase64Encoded: false);

    private static bool IsText(ForwardedRequest request)
    {
        var type = request.Header("content-type")?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
        return request.Header("content-encoding") is null && (type.StartsWith("text/", StringComparison.Ordinal) || s_textTypes.Contains(type));
    }

    private static string Text(byte[] body)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body);
        }
        catch (DecoderFallbackException e)
        {
            throw new UndocumentedException($"AWS does not say how a text that is not UTF-8 stands in an event: {e.Message}");
        }
    }

    private static byte[] Write(
        TargetGroup target,
        string method,
        string path,
        IReadOnlyList<KeyValuePair<string, string>> query,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        string body,
        bool isBase64Encoded)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartObject("requestContext");
            json.WriteStartObject("elb");
            json.WriteString("targetGroupArn", target.Arn);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteString("httpMethod", method);
            json.WriteString("path", path);
            WriteFields(json, "queryStringParameters", query, target.HasMultiValueHeaders);
            WriteFields(json, "headers", headers, target.HasMultiValueHeaders);
            json.WriteString("body", body);
            json.WriteBoolean("isBase64Encoded", isBase64Encoded);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>
    /// Each name with all its values, or with the last one:
    /// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#multi-value-headers
    /// </summary>
    private static void WriteFields(Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<string, string>> fields, bool areMultiValue)
    {
        json.WriteStartObject(areMultiValue ? "multiValue" + char.ToUpperInvariant(name[0]) + name[1..] : name);
        foreach (var field in fields.GroupBy(field => field.Key, field => field.Value, StringComparer.Ordinal))
        {
            if (!areMultiValue)
            {
                json.WriteString(field.Key, field.Last());
                continue;
            }

            json.WriteStartArray(field.Key);
            foreach (var value in field)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
