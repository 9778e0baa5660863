using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ServerlessPatterns.Local.Wire;

namespace ServerlessPatterns.Local.LoadBalancers;

/// <summary>
/// A listener of an Application Load Balancer on loopback, whose rules lead to functions
/// (<see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html">Lambda functions as targets</see>).
/// Clients speak HTTP to it, and functions are told that it was HTTPS: TLS ends before a load balancer looks at a request.
/// </summary>
internal sealed class LoadBalancerListener : IAsyncDisposable
{
    private const int MaximumBodyBytes = 1024 * 1024;
    private const string BadGateway = "<html><head><title>502 Bad Gateway</title></head></html>";

    private readonly ListenerRule[] _rules;
    private readonly FixedResponse _default;
    private WireServer? _server;

    private LoadBalancerListener(IEnumerable<ListenerRule> rules, FixedResponse byDefault)
    {
        _rules = [.. rules.OrderBy(rule => rule.Priority)];
        _default = byDefault;
        if (_rules.GroupBy(rule => rule.Priority).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
        {
            throw new LocalException($"{string.Join(" and ", twice.Select(rule => rule.Name))} have the priority {twice.Key}, which one rule of a listener may have. Give the other a Priority of its own in its [LoadBalancerTarget].");
        }
    }

    /// <summary>Is told of each request that is answered with a server error which is not the function's, by any thread.</summary>
    public event Action<FailedRequest>? Failed;

    /// <summary>
    /// Is told of each request that a rule leads to a target, before the target is, by the code that then invokes it; what it gives is told the status that
    /// was answered.
    /// </summary>
    public Func<IHeaderDictionary, ForwardedRequest, ListenerRule, Action<int>?>? Forwarding { get; set; }

    /// <summary>The listener's URL.</summary>
    public Uri Address => _server!.Endpoint;

    /// <summary>The rules, as they are evaluated.</summary>
    public IReadOnlyList<ListenerRule> Rules => _rules;

    /// <summary>Starts listening.</summary>
    /// <param name="port">The port on loopback; 0: one that is free.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="byDefault">What is answered where no rule fits.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="LocalException">The port is taken, or two rules have one priority.</exception>
    public static async Task<LoadBalancerListener> StartAsync(int port, IEnumerable<ListenerRule> rules, FixedResponse byDefault, CancellationToken cancellationToken)
    {
        var listener = new LoadBalancerListener(rules, byDefault);
        listener._server = await WireServer.StartAsync(port, "--load-balancer-port", Configure, listener.AnswerAsync, cancellationToken).ConfigureAwait(false);
        return listener;
    }

    /// <summary>Takes no more requests, and waits for the answers to those that it has taken.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _server!.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    /// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html</summary>
    private static void Configure(KestrelServerOptions options)
    {
        options.Limits.MaxRequestLineSize = 16 * 1024;
        options.Limits.MaxRequestHeadersTotalSize = 64 * 1024;

        // We count it ourselves, where a target is asked.
        options.Limits.MaxRequestBodySize = null;
        options.RequestHeaderEncodingSelector = static _ => Encoding.Latin1;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Action<int>? answered = null;
        var (method, target) = (context.Request.Method, context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        try
        {
            // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
            if (method == "TRACE")
            {
                await WriteAsync(context, 405, "Not Allowed", [], []).ConfigureAwait(false);
                return;
            }

            var request = ForwardedRequest.Of(context.Request, target, context.Connection.RemoteIpAddress!.ToString());
            if (Array.Find(_rules, rule => rule.Fits(request.Path, request.Host)) is not { } rule)
            {
                await WriteAsync(context, _default.Status, "", [new("Content-Type", _default.ContentType)], Encoding.UTF8.GetBytes(_default.Body)).ConfigureAwait(false);
            }
            else if (context.Request.Headers.ContainsKey("Upgrade"))
            {
                await WriteAsync(context, 400, "", [], []).ConfigureAwait(false);
            }
            else if (await BodyAsync(context.Request).ConfigureAwait(false) is not { } body)
            {
                await WriteAsync(context, 413, "", [], []).ConfigureAwait(false);
            }
            else
            {
                // A client that goes away does not end the invocation.
                answered = Forwarding?.Invoke(context.Request.Headers, request, rule);
                var answer = await rule.Target.AnswerAsync(request, body, CancellationToken.None).ConfigureAwait(false);
                answered?.Invoke(answer.Status);
                await WriteAsync(context, answer.Status, answer.Reason, answer.Headers, answer.Body).ConfigureAwait(false);
            }
        }
        catch (BadAnswerException e)
        {
            answered?.Invoke(502);
            Failed?.Invoke(new FailedRequest(method, target, 502, e.Message, e.FunctionFailed));
            await WriteAsync(context, 502, "", [new("Content-Type", "text/html")], Encoding.ASCII.GetBytes(BadGateway)).ConfigureAwait(false);
        }
        catch (UndocumentedException e)
        {
            answered?.Invoke(500);
            Failed?.Invoke(new FailedRequest(method, target, 500, e.Message, FunctionFailed: false));
            await WriteAsync(context, 500, "", [new("Content-Type", "text/plain")], Encoding.UTF8.GetBytes(e.Message)).ConfigureAwait(false);
        }
    }

    /// <summary>The body; null: it is too large for a function.</summary>
    private static async Task<byte[]?> BodyAsync(Microsoft.AspNetCore.Http.HttpRequest request)
    {
        if (request.ContentLength > MaximumBodyBytes)
        {
            return null;
        }

        using var body = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted).ConfigureAwait(false)) > 0)
        {
            if (body.Length + count > MaximumBodyBytes)
            {
                return null;
            }

            body.Write(buffer, 0, count);
        }

        return body.ToArray();
    }

    private static async Task WriteAsync(HttpContext context, int status, string reason, IReadOnlyList<KeyValuePair<string, string>> headers, byte[] body)
    {
        var response = context.Response;
        response.StatusCode = status;
        context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = reason;
        foreach (var (name, value) in headers)
        {
            response.Headers.Append(name, value);
        }

        if (status is not (204 or 304))
        {
            response.ContentLength = body.Length;
        }

        if (body.Length > 0 && !HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
