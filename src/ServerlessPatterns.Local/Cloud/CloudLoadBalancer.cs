using System.Globalization;
using System.Text;
using ServerlessPatterns.Local.LoadBalancers;
using ServerlessPatterns.Local.Page.Architecture;
using ServerlessPatterns.Local.Telemetry;

namespace ServerlessPatterns.Local;

/// <summary>The load balancer of a cloud: one listener for the targets of all services, as they share one in AWS by the parameter ListenerArn, and their health checks.</summary>
internal sealed class CloudLoadBalancer : IAsyncDisposable
{
    private readonly LoadBalancerListener _listener;

    private CloudLoadBalancer(LoadBalancerListener listener, IReadOnlyList<CloudTarget> targets)
    {
        _listener = listener;
        Targets = targets;
        foreach (var target in targets)
        {
            if (target.Checker is { } checker)
            {
                checker.Changed += (before, now) => HealthChanged?.Invoke(target, before, now);
            }
        }
    }

    /// <summary>Is told of each request that is answered with a server error which is not the function's, by any thread.</summary>
    public event Action<FailedRequest>? Failed
    {
        add => _listener.Failed += value;
        remove => _listener.Failed -= value;
    }

    /// <summary>Is told when a target's state has changed, from which and to which, by any thread.</summary>
    public event Action<CloudTarget, TargetHealth, TargetHealth>? HealthChanged;

    /// <summary>The listener's URL.</summary>
    public Uri Address => _listener.Address;

    /// <summary>The targets, by their rules' priorities.</summary>
    public IReadOnlyList<CloudTarget> Targets { get; }

    /// <summary>Opens the listener; nobody's health is checked yet.</summary>
    /// <param name="targets">The targets of all services.</param>
    /// <param name="port">The port on loopback; 0: one that is free.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="LocalException">The port is taken, or two rules have one priority.</exception>
    public static async Task<CloudLoadBalancer> OpenAsync(IEnumerable<CloudTarget> targets, int port, CancellationToken cancellationToken)
    {
        CloudTarget[] ordered = [.. targets.OrderBy(target => target.Rule.Priority)];
        return new CloudLoadBalancer(await LoadBalancerListener.StartAsync(port, ordered.Select(target => target.Rule), Default(ordered), cancellationToken).ConfigureAwait(false), ordered);
    }

    /// <summary>Has requests recorded: a span of each, and how many took which way.</summary>
    public void Record(CloudTelemetry telemetry)
        => _listener.Forwarding = (headers, request, rule) =>
        {
            var target = Targets.First(each => each.Rule == rule);
            var node = ArchitectureReader.LoadBalancerOf(target.Service);
            telemetry.Receive(headers);
            telemetry.Count($"{node}->{target.Service}/{target.Function.LogicalId}");
            var span = telemetry.BeginRequest(node, request.Method, request.Path);
            return status =>
            {
                (span.IsFailed, span.Detail) = (status >= 500, status.ToString(CultureInfo.InvariantCulture));
                span.Dispose();
            };
        };

    /// <summary>Begins to check the targets' health.</summary>
    public void Start()
    {
        foreach (var target in Targets)
        {
            target.Checker?.Start();
        }
    }

    /// <summary>Takes no more requests, and waits for those that it has taken.</summary>
    /// <param name="cancellationToken">Waits no longer.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(Targets.Select(target => target.Checker?.StopAsync() ?? Task.CompletedTask)).ConfigureAwait(false);
        await _listener.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var target in Targets)
        {
            if (target.Checker is { } checker)
            {
                await checker.DisposeAsync().ConfigureAwait(false);
            }
        }

        await _listener.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The listener is nobody's, so that its default answer is ours: it says what there is.</summary>
    private static FixedResponse Default(IEnumerable<CloudTarget> targets)
    {
        var body = new StringBuilder("No rule of the load balancer fits. Its rules, by priority:\n");
        foreach (var target in targets)
        {
            body.Append(CultureInfo.InvariantCulture, $"{target.Rule.Priority,6}  {target.Requests}: {target.Name} of {target.Service}\n");
        }

        return new FixedResponse(404, "text/plain", body.ToString());
    }
}
