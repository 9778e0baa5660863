using Microsoft.AspNetCore.Http;
using ServerlessPatterns.Local.Page.Architecture;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Topics;

namespace ServerlessPatterns.Local.Page;

/// <summary>Answers the page and what it asks for: its files under /page, the cloud under /local.</summary>
internal sealed class PageRequests
{
    private readonly PageAssets _assets = new();
    private readonly Lazy<SystemArchitecture> _architecture;
    private readonly LocalCloud _cloud;
    private readonly EventStream _events;
    private readonly StateWriter _state;
    private readonly StateHistory _history;
    private readonly QueuePage _queues;
    private readonly TopicPage _topics;
    private readonly TablePage _tables;
    private readonly FunctionPage _functions;
    private readonly TracePage _traces;
    private readonly TryRequests _try;

    /// <param name="cloud">The cloud.</param>
    /// <param name="stopping">When the cloud stops: streams of events end then.</param>
    public PageRequests(LocalCloud cloud, CancellationToken stopping)
    {
        _cloud = cloud;

        // Everything is there when the first request is answered.
        _architecture = new Lazy<SystemArchitecture>(() => ArchitectureReader.Read(cloud));
        _state = new StateWriter(cloud, _architecture);
        _history = new StateHistory(_state, stopping);
        _events = new EventStream(cloud.Resources.Telemetry, _state, stopping);
        _queues = new QueuePage(cloud);
        _topics = new TopicPage(cloud);
        _tables = new TablePage(cloud);
        _functions = new FunctionPage(cloud);
        _traces = new TracePage(cloud.Resources.Telemetry.Traces);
        _try = new TryRequests(cloud);
    }

    /// <summary>Begins to keep how the cloud stands: everything is there.</summary>
    public void Start() => _history.Start();

    /// <summary>Ends when that has ended, after the cloud has said that it stops.</summary>
    public Task WhenStoppedAsync() => _history.WhenStoppedAsync();

    /// <summary>Answers a request, if it is for the page.</summary>
    /// <returns>Whether it was.</returns>
    public async Task<bool> TryAnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "/";
        var isPage = path == "/" && HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (!isPage && !IsUnder(path, "/local") && !IsUnder(path, "/page"))
        {
            return false;
        }

        PageHeaders.Protect(context.Response);
        try
        {
            await (isPage ? _assets.AnswerAsync(context, "index.html")
                : path.StartsWith("/page/", StringComparison.Ordinal) ? _assets.AnswerAsync(context, path["/page/".Length..])
                : AnswerAsync(context, path)).ConfigureAwait(false);
        }
        catch (PageException e)
        {
            await PageAnswer.WriteAsync(context, json => json.WriteString("error", e.Message), e.Status).ConfigureAwait(false);
        }
        catch (Exception e) when (e is QueueException or TopicException)
        {
            await PageAnswer.WriteAsync(context, json => json.WriteString("error", e.Message), StatusCodes.Status400BadRequest).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }

        return true;
    }

    private static bool IsUnder(string path, string root) => path.StartsWith(root, StringComparison.Ordinal) && (path.Length == root.Length || path[root.Length] == '/');

    private Task AnswerAsync(HttpContext context, string path)
    {
        // An id has a slash in it, which the page may have escaped.
        var segments = path.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)[1..].Split('/');
        var isPost = HttpMethods.IsPost(context.Request.Method);
        if (!isPost && !HttpMethods.IsGet(context.Request.Method))
        {
            throw new PageException(StatusCodes.Status405MethodNotAllowed, $"{context.Request.Method} is no method of {path}.");
        }

        return segments switch
        {
            ["local", "architecture"] when !isPost => PageAnswer.WriteAsync(context, json => ArchitectureWriter.Write(json, _cloud, _architecture.Value)),
            ["local", "state"] when !isPost => _state.AnswerAsync(context),
            ["local", "history"] when !isPost => _history.AnswerAsync(context),
            ["local", "events"] when !isPost => _events.AnswerAsync(context),
            ["local", "queues", var service, var name, "messages"] when !isPost => _queues.MessagesAsync(context, $"{service}/{name}"),
            ["local", "queues", var service, var name, "messages"] => _queues.SendAsync(context, $"{service}/{name}"),
            ["local", "queues", var service, var name, "redrive"] when isPost => _queues.RedriveAsync(context, $"{service}/{name}"),
            ["local", "queues", var service, var name, "purge"] when isPost => _queues.PurgeAsync(context, $"{service}/{name}"),
            ["local", "topics", var service, var name, "publications"] when !isPost => _topics.PublicationsAsync(context, $"{service}/{name}"),
            ["local", "topics", var service, var name, "messages"] when isPost => _topics.PublishAsync(context, $"{service}/{name}"),
            ["local", "tables", var service, var name, "items"] when !isPost => _tables.ItemsAsync(context, $"{service}/{name}"),
            ["local", "functions", var service, var name, "invocations"] when !isPost => _functions.InvocationsAsync(context, $"{service}/{name}"),
            ["local", "invocations", var requestId] when !isPost => _functions.InvocationAsync(context, requestId),
            ["local", "traces"] when !isPost => _traces.TracesAsync(context),
            ["local", "traces", var traceId] when !isPost => _traces.TraceAsync(context, traceId),
            ["local", "try"] when isPost => _try.AnswerAsync(context),
            _ => throw PageException.NotFound($"{context.Request.Method} {path} is nothing that is answered here. There are /local/architecture, state, history, events, queues, topics, tables, functions, invocations and traces."),
        };
    }
}
