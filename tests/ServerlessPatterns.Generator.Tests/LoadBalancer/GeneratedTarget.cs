using System.Reflection;
using System.Text.Json;

namespace ServerlessPatterns.Generator.Tests.LoadBalancer;

/// <summary>The generated function of a load balancer target, called with events as the load balancer makes them of requests.</summary>
internal sealed class GeneratedTarget(Assembly assembly, string function)
{
    private readonly Func<Stream, Task<Stream>> _handler = assembly.GetType(function, throwOnError: true)!.GetMethod("HandleAsync")!.CreateDelegate<Func<Stream, Task<Stream>>>();

    /// <summary>The body of the last answer: a problem says what it is.</summary>
    public string Body { get; private set; } = "";

    public async Task<Answer> SendAsync(RandomRequest request)
    {
        var answer = await SendAsync(Event(request));
        Body = answer.TryGetProperty("body", out var text) ? text.GetString()! : "";
        var headers = answer.GetProperty("multiValueHeaders");
        return Answer.Of(
            answer.GetProperty("statusCode").GetInt32(),
            Body,
            headers.EnumerateObject().Where(header => header.Name.Equals("allow", StringComparison.OrdinalIgnoreCase)).SelectMany(header => header.Value.EnumerateArray()).Select(value => value.GetString()!));
    }

    /// <summary>What the answer's body says; an answer to HEAD has none, but what GET is told holds for it too.</summary>
    public async Task<string> ProblemAsync(RandomRequest request)
    {
        await SendAsync(request.Verb == "HEAD" ? request with { Verb = "GET" } : request);
        return Body;
    }

    /// <summary>Sends an event, and reads the answer.</summary>
    public async Task<JsonElement> SendAsync(byte[] json)
    {
        using var input = new MemoryStream(json);
        using var output = await _handler(input);
        using var document = await JsonDocument.ParseAsync(output);
        return document.RootElement.Clone();
    }

    /// <summary>See https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html: nothing of the target is decoded.</summary>
    private static byte[] Event(RandomRequest request)
    {
        var headers = request.Headers.Select(header => (header.Name, header.Value)).ToList();
        if (request.ContentType is not null)
        {
            headers.Add(("content-type", request.ContentType));
        }

        return JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["requestContext"] = new { elb = new { targetGroupArn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/t/1" } },
            ["httpMethod"] = request.Verb,
            ["path"] = request.Path,
            ["multiValueQueryStringParameters"] = Several(request.Query),
            ["multiValueHeaders"] = Several(headers.Select(header => (header.Item1.ToLowerInvariant(), header.Item2))),
            ["body"] = request.Body ?? "",
            ["isBase64Encoded"] = false,
        });
    }

    private static Dictionary<string, string[]> Several(IEnumerable<(string Name, string Value)> values)
        => values.GroupBy(each => each.Name, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Select(each => each.Value).ToArray(), StringComparer.Ordinal);
}
