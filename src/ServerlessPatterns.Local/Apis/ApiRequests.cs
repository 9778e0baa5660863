using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ServerlessPatterns.Local.Telemetry;

namespace ServerlessPatterns.Local.Apis;

/// <summary>Answers requests for APIs over HTTP.</summary>
/// <param name="apis">The APIs, as many as there are by now.</param>
/// <param name="calls">Is told of each request.</param>
/// <param name="telemetry">Where requests are recorded.</param>
internal sealed class ApiRequests(Func<IReadOnlyList<LocalApi>> apis, ApiCallFeed calls, CloudTelemetry telemetry)
{
    public const string Root = "/apis";

    /// <summary>Whether a path is ours, and no wire protocol's.</summary>
    public static bool IsFor(PathString path) => path.StartsWithSegments(Root, StringComparison.Ordinal);

    public async Task AnswerAsync(HttpContext context)
    {
        // As it was sent: a / in a key is %2F.
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var parts = (target.StartsWith('/') ? target : new Uri(target).PathAndQuery).Split('?', 2);
        var (path, query) = (parts[0], parts.Length == 2 ? parts[1] : "");
        if (apis().FirstOrDefault(api => api.Has(path)) is not { } found)
        {
            await WriteUnknownAsync(context, path).ConfigureAwait(false);
            return;
        }

        var begin = TimeProvider.System.GetTimestamp();
        var request = await ReadAsync(context, found, path, query).ConfigureAwait(false);
        var (answer, error) = await AnswerAsync(found, request, context.RequestAborted).ConfigureAwait(false);
        await WriteAsync(context, answer).ConfigureAwait(false);
        calls.Tell(new ApiCall(
            found.Service, found.LogicalId, answer.Headers["x-amzn-RequestId"], request.Method, request.Path + (query.Length == 0 ? "" : $"?{query}"), answer.Status, TimeProvider.System.GetElapsedTime(begin), error));
    }

    private async Task<(ApiAnswer Answer, Exception? Error)> AnswerAsync(LocalApi api, ApiRequest request, CancellationToken cancellationToken)
    {
        using var span = telemetry.BeginRequest($"{api.Service}/{api.LogicalId}", request.Method, request.Path);
        ApiAnswer answer;
        Exception? error = null;
        try
        {
            answer = await api.Api.AnswerAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RestApiException or JsonException or InvalidOperationException or FormatException)
        {
            error = e;
            answer = api.Api.Fail(request);
        }

        (span.IsFailed, span.Detail) = (answer.Status >= 500, answer.Status.ToString(CultureInfo.InvariantCulture));
        return (answer, error);
    }

    private static async Task<ApiRequest> ReadAsync(HttpContext context, LocalApi api, string path, string query)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in context.Request.Headers)
        {
            headers[name] = string.Join(',', values.ToArray());
        }

        var body = await ReadBodyAsync(context).ConfigureAwait(false);
        return new ApiRequest(context.Request.Method, path[api.BasePath.Length..], path, ApiRequest.QueryOf(query), headers, body)
        {
            Host = context.Request.Host.Value ?? "",
            SourceIp = context.Connection.RemoteIpAddress?.ToString() ?? "127.0.0.1",
        };
    }

    /// <summary>The body, of which no more is kept than shows that it is too large. All of it is read, for many clients read no answer before they have sent it.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted).ConfigureAwait(false)) > 0)
        {
            if (body.Length <= RestApi.MaximumBodyBytes)
            {
                body.Write(buffer, 0, read);
            }
        }

        return body.ToArray();
    }

    private static async Task WriteAsync(HttpContext context, ApiAnswer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        // An answer of these has no body, whatever the template wrote.
        if (answer.Status is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
        {
            return;
        }

        var body = Encoding.UTF8.GetBytes(answer.Body);
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task WriteUnknownAsync(HttpContext context, string path)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "application/json";
        var there = apis() is { Count: > 0 } all ? $"There are: {string.Join(", ", all.Select(api => api.BasePath))}." : "No service here has one.";
        var text = JsonSerializer.Serialize(new Dictionary<string, string> { ["error"] = $"There is no API at '{path}'. {there}" });
        await context.Response.WriteAsync(text + "\n", context.RequestAborted).ConfigureAwait(false);
    }
}
