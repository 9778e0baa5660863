using ServerlessPatterns.Local.LoadBalancers;
using ServerlessPatterns.Local.Tests.Cloud;

namespace ServerlessPatterns.Local.Tests.LoadBalancers;

/// <summary>Health checks of targets that run in a cloud, as their target groups ask for them.</summary>
[Collection(nameof(OneCloud))]
public sealed class CloudHealthTests
{
    private const string Source =
        """
        [LoadBalancerTarget("/fit/*", Priority = 1, HealthCheckPath = "/fit/health")]
        public sealed class Fit
        {
            [HttpRoute("GET", "/fit")]
            public string Read() => "fit";
        }

        [LoadBalancerTarget("/unchecked/*", Priority = 2)]
        public sealed class Unchecked
        {
            [HttpRoute("GET", "/unchecked")]
            public string Read() => "unchecked";
        }
        """;

    [Fact]
    public async Task Settings_are_those_of_the_target_group()
    {
        await using var balanced = await Balanced.StartAsync(CompiledService.Load("health", Source));
        var targets = balanced.Cloud.Balancer!.Targets;
        var settings = targets[0].Rule.Target.HealthCheck!;

        Assert.Equal(("/fit/health", 35, 30, 5, 2), (settings.Path, settings.Interval.TotalSeconds, settings.Timeout.TotalSeconds, settings.HealthyThreshold, settings.UnhealthyThreshold));
        Assert.Equal([200], Enumerable.Range(0, 600).Where(settings.Matcher.Contains));
        Assert.True(targets.All(target => target.Rule.Target.HasMultiValueHeaders));
        Assert.Null(targets[1].Rule.Target.HealthCheck);
        Assert.Equal(TargetHealth.Unavailable, targets[1].Health);
    }

    [Fact]
    public async Task Checks_that_pass_are_told_to_nobody_and_keep_nobody_waiting()
    {
        await using var balanced = await Balanced.StartAsync(speed: 1000, CompiledService.Load("health", Source));
        var target = balanced.Cloud.Balancer!.Targets[0];
        await ConditionAsync(() => target.Health.State == TargetState.Healthy);
        await balanced.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);

        Assert.Empty(balanced.Invocations);
        Assert.Equal(0, target.Rule.Target.RequestCount);
    }

    [Fact]
    public async Task A_target_that_is_unhealthy_still_gets_requests()
    {
        await using var balanced = await Balanced.StartAsync(speed: 1000, CompiledService.Load(
            "sick",
            """
            [LoadBalancerTarget("/sick/*", Priority = 1, HealthCheckPath = "/sick/health")]
            public sealed class Sick(Uri home)
            {
                [HttpRoute("GET", "/sick")]
                public string Read() => home.ToString();
            }

            [ServiceStartup]
            public static class Startup
            {
                public static void ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection services) => throw new InvalidOperationException("There is no database.");
            }
            """));
        var target = balanced.Cloud.Balancer!.Targets[0];
        await ConditionAsync(() => target.Health.State == TargetState.Unhealthy);

        Assert.Equal("Target.FailedHealthChecks", target.Health.Reason);
        Assert.Contains("There is no database.", target.Health.Description, StringComparison.Ordinal);
        Assert.Equal(502, (await balanced.SendAsync("GET", "/sick")).Status);
        Assert.Equal(1, target.Rule.Target.RequestCount);
        Assert.Contains(balanced.Invocations, invocation => invocation.IsHealthCheck);
        Assert.Contains(balanced.Invocations, invocation => !invocation.IsHealthCheck);
    }

    private static async Task ConditionAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}
