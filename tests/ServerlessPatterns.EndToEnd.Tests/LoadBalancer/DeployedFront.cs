using ServerlessPatterns.EndToEnd.Tests.Deployment;
using ServerlessPatterns.EndToEnd.Tests.Functions;
using ServerlessPatterns.Local.LoadBalancers;

namespace ServerlessPatterns.EndToEnd.Tests.LoadBalancer;

/// <summary>A load balancer in front of a stack's targets, all of which are running, with the rules, target groups and default action of its template.</summary>
internal sealed class DeployedFront : IAsyncDisposable
{
    private readonly Dictionary<string, RunningFunction> _functions = [];
    private readonly Dictionary<string, TargetGroup> _targets = [];

    private DeployedFront(WatchedListener front)
    {
        Front = front;
        Http = new HttpClient { BaseAddress = Front.Address };
    }

    public WatchedListener Front { get; }

    /// <summary>A client of it.</summary>
    public HttpClient Http { get; }

    /// <summary>A target's function.</summary>
    public RunningFunction this[string className] => _functions[className];

    /// <summary>Starts it.</summary>
    /// <param name="service">The program.</param>
    /// <param name="stack">The service's stack.</param>
    /// <param name="others">Rules of the listener that are not the stack's.</param>
    public static async Task<DeployedFront> StartAsync(PublishedService service, TemplateStack stack, params IEnumerable<ListenerRule> others)
    {
        var rules = new List<ListenerRule>();
        var functions = new Dictionary<string, RunningFunction>();
        foreach (var rule in stack.ListenerRules)
        {
            var className = stack.Resources[rule.FunctionLogicalId].Class!;
            var function = new RunningFunction(service, stack, className);
            functions.Add(className, function);
            rules.Add(new ListenerRule(className, rule.Priority, rule.PathPatterns, rule.Hosts, Target(rule.TargetGroup, function)));
        }

        var front = new DeployedFront(await WatchedListener.StartAsync(rules.Concat(others), DefaultAction(stack)));
        foreach (var (className, function) in functions)
        {
            front._functions.Add(className, function);
            front._targets.Add(className, rules.Single(rule => rule.Name == className).Target);
        }

        return front;
    }

    /// <summary>Checks a target's health once.</summary>
    public Task<TargetAnswer> CheckHealthAsync(string className) => _targets[className].CheckHealthAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Front.DisposeAsync();
        foreach (var function in _functions.Values)
        {
            await function.DisposeAsync();
        }

        Assert.Empty(Front.Failures);
        Assert.Empty(Front.BadAnswers);
    }

    private static TargetGroup Target(PhysicalResource group, RunningFunction function)
    {
        var attributes = group.Properties["TargetGroupAttributes"]!.AsArray().ToDictionary(attribute => attribute!["Key"]!.ToString(), attribute => attribute!["Value"]!.ToString());
        return new(
            group.Ref,
            attributes.GetValueOrDefault("lambda.multi_value_headers.enabled") == "true",
            (bool)group.Properties["HealthCheckEnabled"]! ? new HealthCheckSettings(group.Properties["HealthCheckPath"]!.ToString()) : null,
            new DeployedTarget(function));
    }

    /// <summary>What the listener answers by itself, where the stack makes it.</summary>
    private static FixedResponse DefaultAction(TemplateStack stack)
    {
        if (!stack.Resources.TryGetValue("LoadBalancerListener", out var listener))
        {
            return new FixedResponse();
        }

        var response = Assert.Single(listener.Properties["DefaultActions"]!.AsArray())!["FixedResponseConfig"]!.AsObject();
        return new(int.Parse(response["StatusCode"]!.ToString(), null), response["ContentType"]!.ToString(), response["MessageBody"]!.ToString());
    }
}
