using Microsoft.AspNetCore.Http;
using ServerlessPatterns.Local.Apis;
using ServerlessPatterns.Local.Page;
using ServerlessPatterns.Local.Wire;

namespace ServerlessPatterns.Local;

/// <summary>Answers all that comes to the cloud's port: the page, the services' APIs, AWS's protocols, and what people send with curl.</summary>
internal sealed class CloudRequests
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationToken _stopping;
    private readonly CloudResources _resources;
    private readonly PageRequests _page;
    private readonly ApiRequests _apis;
    private readonly WireRequests _wire;
    private readonly LocalRequests _sending;

    /// <param name="cloud">The cloud.</param>
    /// <param name="resources">What it has.</param>
    /// <param name="stopping">When it stops: who waits for messages or events is answered then.</param>
    public CloudRequests(LocalCloud cloud, CloudResources resources, CancellationToken stopping)
    {
        (_resources, _stopping) = (resources, stopping);
        _page = new PageRequests(cloud, stopping);
        _apis = new ApiRequests(() => resources.Apis.All, resources.Apis.Calls, resources.Telemetry);
        _wire = new WireRequests([new SqsWire(resources.Queues, stopping), new SnsWire(resources.Topics), new DynamoDbWire(resources.Tables)]);
        _sending = new LocalRequests(cloud);
    }

    /// <summary>All is there that can be asked for. Until then requests wait, as those of a page do that was open before.</summary>
    public void Open()
    {
        _page.Start();
        _started.TrySetResult();
    }

    /// <summary>Ends when nothing is looked at any more, after the cloud has said that it stops.</summary>
    public Task WhenStoppedAsync() => _page.WhenStoppedAsync();

    public async Task AnswerAsync(HttpContext context)
    {
        try
        {
            await _started.Task.WaitAsync(_stopping).WaitAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        var isApi = ApiRequests.IsFor(context.Request.Path);
        if (SiteGuard.Refusal(context.Request, isOpenToSites: isApi) is { } refusal)
        {
            await PageAnswer.WriteAsync(context, json => json.WriteString("error", refusal), StatusCodes.Status403Forbidden).ConfigureAwait(false);
            return;
        }

        if (await _page.TryAnswerAsync(context).ConfigureAwait(false))
        {
            return;
        }

        _resources.Telemetry.Receive(context.Request.Headers);
        if (isApi)
        {
            await _apis.AnswerAsync(context).ConfigureAwait(false);
            return;
        }

        // curl says of every body that it is a form, as the query protocol's requests are.
        if (LocalRequests.IsFor(context.Request.Path) || !await _wire.TryAnswerAsync(context).ConfigureAwait(false))
        {
            await _sending.AnswerAsync(context).ConfigureAwait(false);
        }
    }
}
