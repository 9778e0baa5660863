using System.Globalization;
using System.Net.Http.Headers;
using ServerlessPatterns;

/// <summary>The loop as it is written with HttpClient.</summary>
internal static class Program
{
    private static async Task Main()
    {
        var root = $"http://{Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")}/2018-06-01/runtime/invocation/";
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var json = new MediaTypeHeaderValue("application/json");
        var handler = Function.Create();
        while (true)
        {
            using var next = await client.GetAsync($"{root}next");
            next.EnsureSuccessStatusCode();
            var requestId = Header(next, "Lambda-Runtime-Aws-Request-Id")!;
            var deadline = DateTimeOffset.FromUnixTimeMilliseconds(
                long.Parse(Header(next, "Lambda-Runtime-Deadline-Ms")!, CultureInfo.InvariantCulture));
            var traceId = Header(next, "Lambda-Runtime-Trace-Id");
            Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", traceId);
            var invocation = new InvocationContext(requestId, deadline, Header(next, "Lambda-Runtime-Invoked-Function-Arn"), traceId);
            using var answer = await handler(await next.Content.ReadAsStreamAsync(), invocation);
            using var content = new StreamContent(answer);
            content.Headers.ContentType = json;
            using var taken = await client.PostAsync($"{root}{requestId}/response", content);
            taken.EnsureSuccessStatusCode();
        }
    }

    private static string? Header(HttpResponseMessage message, string name) =>
        message.Headers.TryGetValues(name, out var values) ? values.First() : null;
}
