using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ServerlessPatterns.Local.LoadBalancers;

/// <summary>
/// A function's answer
/// (<see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#respond-to-load-balancer">Respond to
/// the load balancer</see>).
/// </summary>
internal sealed partial class TargetAnswer
{
    internal const int MaximumBytes = 1024 * 1024;

    private static readonly HashSet<string> s_members = ["isBase64Encoded", "statusCode", "statusDescription", "headers", "multiValueHeaders", "body"];

    private TargetAnswer(int status, string reason, IReadOnlyList<KeyValuePair<string, string>> headers, byte[] body)
    {
        Status = status;
        Reason = reason;
        Headers = headers;
        Body = body;
    }

    public int Status { get; }

    public string Reason { get; }

    /// <summary>The header fields that go to the client, but for Content-Length.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    public byte[] Body { get; }

    internal static TargetAnswer Read(ReadOnlyMemory<byte> payload, bool hasMultiValueHeaders, bool isHead)
    {
        if (payload.Length > MaximumBytes)
        {
            throw new BadAnswerException($"The answer has {payload.Length} bytes of JSON, and may have {MaximumBytes}.");
        }

        using var document = Parse(payload);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new BadAnswerException("The answer is no JSON object.");
        }

        CheckMembers(root);
        var status = root.TryGetProperty("statusCode", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number) && number is >= 200 and <= 599
            ? number
            : throw new BadAnswerException("The answer has no statusCode from 200 to 599.");
        var headers = Fields(root, hasMultiValueHeaders);
        var body = BodyOf(root);
        if (body.Length > 0 && (isHead || status is 204 or 205 or 304))
        {
            throw new UndocumentedException($"AWS does not say what becomes of the body of an answer {(isHead ? "to HEAD" : $"with the status {status}")}.");
        }

        CheckHeaders(headers, body);
        return new(
            status,
            ReasonOf(root, status),
            [.. headers.Where(header => !HopByHop.Contains(header.Key) && !header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))],
            body);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> payload)
    {
        try
        {
            return JsonDocument.Parse(payload);
        }
        catch (JsonException e)
        {
            throw new BadAnswerException($"The answer is no JSON: {e.Message}", e);
        }
    }

    private static void CheckMembers(JsonElement root)
    {
        var seen = new HashSet<string>();
        foreach (var member in root.EnumerateObject())
        {
            if (!s_members.Contains(member.Name))
            {
                throw new UndocumentedException($"The answer has the member '{member.Name}', of which AWS says nothing.");
            }

            if (!seen.Add(member.Name))
            {
                throw new UndocumentedException($"The answer has '{member.Name}' twice, of which AWS says nothing.");
            }
        }
    }

    private static List<KeyValuePair<string, string>> Fields(JsonElement root, bool hasMultiValueHeaders)
    {
        var (ours, other) = hasMultiValueHeaders ? ("multiValueHeaders", "headers") : ("headers", "multiValueHeaders");
        if (root.TryGetProperty(other, out _) || !root.TryGetProperty(ours, out var fields) || fields.ValueKind != JsonValueKind.Object)
        {
            throw new BadAnswerException($"The target group wants {ours} in an answer, an object, and no {other}.");
        }

        var headers = new List<KeyValuePair<string, string>>();
        foreach (var field in fields.EnumerateObject())
        {
            var isFit = hasMultiValueHeaders
                ? field.Value.ValueKind == JsonValueKind.Array && field.Value.EnumerateArray().All(value => value.ValueKind == JsonValueKind.String)
                : field.Value.ValueKind == JsonValueKind.String;
            if (!isFit)
            {
                throw new BadAnswerException($"'{field.Name}' in {ours} is {field.Value.GetRawText()}.");
            }

            // Cookies of single values are told apart by the case of their field's name, so here, and nowhere else, it may come again.
            if (headers.Exists(header => header.Key.Equals(field.Name, StringComparison.OrdinalIgnoreCase)
                && (hasMultiValueHeaders || header.Key == field.Name || !header.Key.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))))
            {
                throw new UndocumentedException($"The answer has '{field.Name}' twice in {ours}, of which AWS says nothing.");
            }

            headers.AddRange((hasMultiValueHeaders ? field.Value.EnumerateArray().Select(Text) : [Text(field.Value)]).Select(value => KeyValuePair.Create(field.Name, value)));
        }

        return headers;
    }

    private static void CheckHeaders(List<KeyValuePair<string, string>> headers, byte[] body)
    {
        foreach (var (name, value) in headers)
        {
            if (!Token().IsMatch(name) || value.Any(character => character is not ('\t' or (>= ' ' and < '\u007F'))))
            {
                throw new UndocumentedException($"AWS does not say what becomes of the header field '{name}: {value}'.");
            }
        }

        var lengths = headers.Where(header => header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);
        if (lengths.Any(length => length != body.Length.ToString(CultureInfo.InvariantCulture)))
        {
            throw new UndocumentedException($"The answer says Content-Length: {string.Join(", ", lengths)}, and its body has {body.Length} bytes.");
        }

        var types = headers.Count(header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase));
        if (types > 1 || (types == 0 && body.Length > 0))
        {
            throw new UndocumentedException($"The answer has a body and {types} lines of Content-Type; AWS does not say what the client is told.");
        }
    }

    private static byte[] BodyOf(JsonElement root)
    {
        if (!root.TryGetProperty("isBase64Encoded", out var encoded) || encoded.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            throw new BadAnswerException("The answer does not say isBase64Encoded, true or false.");
        }

        if (!root.TryGetProperty("body", out var body))
        {
            return [];
        }

        if (body.ValueKind != JsonValueKind.String)
        {
            throw new BadAnswerException("The body is no text.");
        }

        return !encoded.GetBoolean() ? Encoding.UTF8.GetBytes(Text(body))
            : body.TryGetBytesFromBase64(out var bytes) ? bytes
            : throw new BadAnswerException("The body is not the base64 that isBase64Encoded says it is.");
    }

    private static string ReasonOf(JsonElement root, int status)
    {
        if (!root.TryGetProperty("statusDescription", out var description))
        {
            return "";
        }

        var prefix = status.ToString(CultureInfo.InvariantCulture) + " ";
        return description.ValueKind == JsonValueKind.String && Text(description) is var text && text.StartsWith(prefix, StringComparison.Ordinal) && text.All(character => character is >= ' ' and < '\u007F')
            ? text[prefix.Length..]
            : throw new UndocumentedException($"The answer's statusDescription is {description.GetRawText()}, and not {prefix}and words.");
    }

    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new UndocumentedException($"AWS does not say what becomes of half a surrogate pair: {e.Message}");
        }
    }

    [GeneratedRegex(@"\A[!#$%&'*+.^_`|~0-9A-Za-z-]+\z")]
    private static partial Regex Token();
}
