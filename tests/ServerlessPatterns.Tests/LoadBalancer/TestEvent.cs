using System.Text;
using System.Text.Json.Nodes;

namespace ServerlessPatterns.Tests.LoadBalancer;

/// <summary>Events as a load balancer sends them.</summary>
internal static class TestEvent
{
    /// <summary>AWS's own examples: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html.</summary>
    /// <param name="name">plain, multi-value or health-check.</param>
    /// <returns>The event.</returns>
    public static string Recorded(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "LoadBalancer", "Events", $"{name}.json"));

    /// <summary>An event of a target group with multi-value headers.</summary>
    /// <param name="request">Method and target: <c>GET /orders/1?page=2</c>.</param>
    /// <param name="body">The body.</param>
    /// <param name="headers">Lines: <c>name: value</c>.</param>
    /// <returns>The event.</returns>
    public static string Of(string request, string? body = null, params string[] headers) => Of(request, isMultiValue: true, body, headers);

    public static string Of(string request, bool isMultiValue, string? body, params string[] headers)
    {
        var blank = request.IndexOf(' ', StringComparison.Ordinal);
        var target = request[(blank + 1)..].Split('?', 2);
        var query = target.Length == 1 ? [] : target[1].Split('&').Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair.Length > 1 ? pair[1] : ""));
        var lines = headers.Select(line => line.Split(": ", 2)).Select(pair => (pair[0], pair[1]));
        return new JsonObject
        {
            ["requestContext"] = new JsonObject { ["elb"] = new JsonObject { ["targetGroupArn"] = "arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/a/6d0ecf831eec9f09" } },
            ["httpMethod"] = request[..blank],
            ["path"] = target[0],
            [isMultiValue ? "multiValueQueryStringParameters" : "queryStringParameters"] = Fields(query, isMultiValue),
            [isMultiValue ? "multiValueHeaders" : "headers"] = Fields(lines, isMultiValue),
            ["body"] = body ?? "",
            ["isBase64Encoded"] = false,
        }.ToJsonString();
    }

    /// <summary>A POST of JSON.</summary>
    /// <param name="json">The body.</param>
    /// <returns>The event.</returns>
    public static string Post(string json) => Of("POST /orders", json, "content-type: application/json");

    /// <summary>A POST of bytes, which the load balancer gives as base64.</summary>
    /// <param name="body">The body.</param>
    /// <param name="contentType">Its type.</param>
    /// <returns>The event.</returns>
    public static string Post(byte[] body, string contentType) =>
        Of("POST /orders", Convert.ToBase64String(body), $"content-type: {contentType}").Replace("\"isBase64Encoded\":false", "\"isBase64Encoded\":true", StringComparison.Ordinal);

    public static MemoryStream Stream(string json) => new(Encoding.UTF8.GetBytes(json));

    private static JsonObject Fields(IEnumerable<(string Name, string Value)> fields, bool isMultiValue)
    {
        var json = new JsonObject();
        foreach (var group in fields.GroupBy(field => field.Name))
        {
            json[group.Key] = isMultiValue ? new JsonArray([.. group.Select(field => JsonValue.Create(field.Value))]) : group.Last().Value;
        }

        return json;
    }
}
