using System.Diagnostics;
using System.Globalization;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>
/// One server activity a request, named as OpenTelemetry's
/// <see href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server">conventions for HTTP</see> say. Its parent is the
/// header <c>traceparent</c>; else <c>X-Amzn-Trace-Id</c>, which the load balancer adds; else the activity that the invocation runs in. The
/// query is left out: it may hold what no trace should.
/// </summary>
internal static class RequestTracing
{
    /// <summary>Starts a request's activity.</summary>
    /// <param name="call">The request.</param>
    /// <param name="route">Its route, <c>GET /orders/{id}</c>; null where it has none.</param>
    /// <returns>The activity; null where no listener wants it.</returns>
    public static Activity? Start(HttpCall call, string? route)
    {
        var method = Array.IndexOf(HttpMethodName.Known, call.Method) >= 0 ? call.Method : "_OTHER";
        var source = call.Event;
        var parent = Tracing.Parent(source.JoinedHeader("traceparent"), source.JoinedHeader("tracestate"), source.JoinedHeader("x-amzn-trace-id"));
        var activity = Tracing.Source.CreateActivity(route ?? (method == "_OTHER" ? "HTTP" : method), ActivityKind.Server, parent);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("http.request.method", method);
            if (method == "_OTHER")
            {
                activity.SetTag("http.request.method_original", call.Method);
            }

            activity.SetTag("url.path", source.Text(source.Path));
            activity.SetTag("url.scheme", source.JoinedHeader("x-forwarded-proto") ?? "http");
            if (route is not null)
            {
                activity.SetTag("http.route", route[(route.IndexOf(' ') + 1)..]);
            }

            SetAddress(activity, source.JoinedHeader("host"));
            SetIfPresent(activity, "user_agent.original", source.JoinedHeader("user-agent"));

            // The load balancer adds the address that it saw at the end; what is before it is what the client says.
            var clients = source.JoinedHeader("x-forwarded-for");
            SetIfPresent(activity, "client.address", clients?[(clients.LastIndexOf(',') + 1)..].Trim());
        }

        return activity?.Start();
    }

    /// <summary>Ends an activity.</summary>
    /// <param name="activity">The request's activity; null where it has none.</param>
    /// <param name="status">The status that the request is answered with.</param>
    public static void Stop(Activity? activity, int status)
    {
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("http.response.status_code", status);
            if (status >= 500 && activity.Status != ActivityStatusCode.Error)
            {
                activity.SetTag("error.type", status.ToString(CultureInfo.InvariantCulture));
                activity.SetStatus(ActivityStatusCode.Error);
            }
        }

        Tracing.Stop(activity);
    }

    private static void SetAddress(Activity activity, string? host)
    {
        if (host is null)
        {
            return;
        }

        var colon = host.LastIndexOf(':');
        if (colon > 0 && int.TryParse(host.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            activity.SetTag("server.port", port);
            host = host[..colon];
        }

        activity.SetTag("server.address", host);
    }

    private static void SetIfPresent(Activity activity, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            activity.SetTag(name, value);
        }
    }
}
