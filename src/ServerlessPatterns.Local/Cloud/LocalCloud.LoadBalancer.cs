using System.Diagnostics.CodeAnalysis;

namespace ServerlessPatterns.Local;

public sealed partial class LocalCloud
{
    // As s_port: what tests keep of the first cloud holds of the next.
    private static int s_loadBalancerPort;

    private CloudLoadBalancer? _balancer;

    /// <summary>
    /// Where the load balancer listens for requests to the classes with [LoadBalancerTarget] of all services; null where there are none. It speaks HTTP, and
    /// tells functions that it was HTTPS, as the listeners of the templates do.
    /// </summary>
    public Uri? LoadBalancer => _balancer?.Address;

    internal CloudLoadBalancer? Balancer => _balancer;

    [RequiresUnreferencedCode("Looks at the targets' routes.")]
    private async Task OpenLoadBalancerAsync(LocalCloudOptions options, CancellationToken cancellationToken)
    {
        var targets = _stacks.SelectMany(stack => new ListenerRuleReader(stack, _resources.Functions, _resources.Queues.Quiescence, _time).Read()).ToArray();
        if (targets.Length == 0)
        {
            return;
        }

        var port = options.LoadBalancerPort != 0 ? options.LoadBalancerPort : options.Port is 0 or 65_535 ? s_loadBalancerPort : options.Port + 1;
        _balancer = await CloudLoadBalancer.OpenAsync(targets, port, cancellationToken).ConfigureAwait(false);
        _balancer.Record(_resources.Telemetry);
        s_loadBalancerPort = s_loadBalancerPort == 0 ? _balancer.Address.Port : s_loadBalancerPort;
        foreach (var target in _balancer.Targets)
        {
            _resources.Endpoints.AddRange(TargetEndpoints.Of(target, _services.Single(service => service.Name == target.Service).Assembly, _balancer.Address));
        }
    }
}
