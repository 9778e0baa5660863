using ServerlessPatterns.EndToEnd.Tests.Deployment;
using ServerlessPatterns.EndToEnd.Tests.Functions;
using ServerlessPatterns.Testing.LoadBalancer;

namespace ServerlessPatterns.EndToEnd.Tests.LoadBalancer;

/// <summary>A load balancer in front of a stack's targets, all of which are running, with the rules, target groups and default action of its template.</summary>
internal sealed class DeployedFront : IAsyncDisposable
{
    private readonly Dictionary<string, RunningFunction> _functions = [];
    private readonly Dictionary<string, FrontTarget> _targets = [];

    /// <summary>Starts it.</summary>
    /// <param name="service">The program.</param>
    /// <param name="stack">The service's stack.</param>
    /// <param name="others">Rules of the listener that are not the stack's.</param>
    public DeployedFront(PublishedService service, TemplateStack stack, params IEnumerable<FrontRule> others)
    {
        var rules = new List<FrontRule>();
        foreach (var rule in stack.ListenerRules)
        {
            var className = stack.Resources[rule.FunctionLogicalId].Class!;
            var function = new RunningFunction(service, stack, className);
            var target = Target(rule.TargetGroup, function);
            _functions.Add(className, function);
            _targets.Add(className, target);
            rules.Add(new FrontRule(rule.Priority, rule.PathPatterns, rule.Hosts, target));
        }

        Front = LoadBalancerFront.Start(rules.Concat(others), DefaultAction(stack));
        Http = new HttpClient { BaseAddress = Front.Address };
    }

    public LoadBalancerFront Front { get; }

    /// <summary>A client of it.</summary>
    public HttpClient Http { get; }

    /// <summary>A target's function.</summary>
    public RunningFunction this[string className] => _functions[className];

    /// <summary>Checks a target's health once.</summary>
    public Task<TargetAnswer?> CheckHealthAsync(string className) => Front.CheckHealthAsync(_targets[className]);

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

    private static FrontTarget Target(PhysicalResource group, RunningFunction function)
    {
        var attributes = group.Properties["TargetGroupAttributes"]!.AsArray().ToDictionary(attribute => attribute!["Key"]!.ToString(), attribute => attribute!["Value"]!.ToString());
        return new(
            group.Ref,
            attributes.GetValueOrDefault("lambda.multi_value_headers.enabled") == "true",
            (bool)group.Properties["HealthCheckEnabled"]! ? group.Properties["HealthCheckPath"]!.ToString() : null,
            function.InvokeAsync);
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
