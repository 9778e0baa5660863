using ServerlessPatterns.EndToEnd.Tests.Functions;
using ServerlessPatterns.EndToEnd.Tests.LoadBalancer;
using ServerlessPatterns.Local.LoadBalancers;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment;

/// <summary>The samples Shop and Warehouse, two stacks in one environment, and those of their functions that are running.</summary>
internal sealed class DeployedSystem : IAsyncDisposable
{
    private readonly Dictionary<string, DeployedFunction> _running = [];
    private readonly (PublishedService Service, TemplateStack Stack) _shop;
    private readonly (PublishedService Service, TemplateStack Stack) _warehouse;

    private DeployedSystem((PublishedService, TemplateStack) shop, (PublishedService, TemplateStack) warehouse)
    {
        _shop = shop;
        _warehouse = warehouse;
    }

    public TemplateStack Shop => _shop.Stack;

    public TemplateStack Warehouse => _warehouse.Stack;

    /// <summary>A function that is running.</summary>
    public DeployedFunction this[string className] => _running[className];

    /// <summary>Publishes and deploys both; no function runs yet.</summary>
    public static async Task<DeployedSystem> DeployAsync(AwsEmulator emulator, bool nativeAot)
    {
        var environment = new StackEnvironment(emulator);
        var shop = await PublishedService.GetAsync("Shop", nativeAot);
        var warehouse = await PublishedService.GetAsync("Warehouse", nativeAot);
        return new(
            (shop, await TemplateStack.DeployAsync(environment, shop)),
            (warehouse, await TemplateStack.DeployAsync(environment, warehouse)));
    }

    public void Start(params IEnumerable<string> classNames)
    {
        foreach (var className in classNames)
        {
            var (service, stack) = className.StartsWith("Warehouse.", StringComparison.Ordinal) ? _warehouse : _shop;
            _running.Add(className, new DeployedFunction(service, stack, className));
        }
    }

    /// <summary>Starts the shop's targets, and the load balancer in front of them.</summary>
    /// <param name="others">Rules of the listener that are not the shop's.</param>
    /// <returns>Both, which the caller disposes of.</returns>
    public Task<DeployedFront> OpenAsync(params IEnumerable<ListenerRule> others) => DeployedFront.StartAsync(_shop.Service, _shop.Stack, others);

    /// <summary>Goes on until the queues of the running functions are all empty.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        int[] batches;
        do
        {
            batches = await Task.WhenAll(_running.Values.Select(function => function.Source.DrainAsync(cancellationToken)));
        }
        while (batches.Sum() > 0);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var function in _running.Values)
        {
            await function.DisposeAsync();
        }
    }
}
