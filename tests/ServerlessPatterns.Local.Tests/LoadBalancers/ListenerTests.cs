using System.Reflection;
using ServerlessPatterns.Local.Tests.Cloud;

namespace ServerlessPatterns.Local.Tests.LoadBalancers;

/// <summary>One listener for the targets of all services that run.</summary>
[Collection(nameof(OneCloud))]
public sealed class ListenerTests
{
    private static Assembly Site => CompiledService.Load(
        "site",
        """
        [LoadBalancerTarget("/articles/*", Priority = 30)]
        public sealed class Articles
        {
            [HttpRoute("GET", "/articles/{path*}")]
            public string Read(string path) => "articles " + path;
        }

        [LoadBalancerTarget("/*", Priority = 40, Host = "*.example.com")]
        public sealed class Tenants
        {
            [HttpRoute("GET", "/{path*}")]
            public string Read(string path) => "tenants " + path;
        }
        """);

    private static Assembly Search => CompiledService.Load(
        "search",
        """
        [LoadBalancerTarget("/articles/search*", Priority = 20)]
        public sealed class Finder
        {
            [HttpRoute("GET", "/articles/search")]
            public string Find(string q) => "found " + q;
        }

        [LoadBalancerTarget("/articles/*", Priority = 10, Host = "admin.example.com")]
        public sealed class Editor
        {
            [HttpRoute("GET", "/articles/{path*}")]
            public string Read(string path) => "editor " + path;
        }
        """);

    [Fact]
    public async Task The_rule_of_the_lowest_priority_that_fits_takes_a_request_whosever_it_is()
    {
        await using var balanced = await Balanced.StartAsync(Site, Search);

        Assert.Equal((200, "\"articles 1\""), await balanced.SendAsync("GET", "/articles/1"));
        Assert.Equal((200, "\"found tea\""), await balanced.SendAsync("GET", "/articles/search?q=tea"));
        Assert.Equal((200, "\"editor search\""), await balanced.SendAsync("GET", "/articles/search?q=tea", "ADMIN.example.com:8080"));
        Assert.Equal((200, "\"articles 1\""), await balanced.SendAsync("GET", "/articles/1", "www.example.com"));
        Assert.Equal((200, "\"tenants about\""), await balanced.SendAsync("GET", "/about", "www.example.com"));
        Assert.Equal(["Articles", "Finder", "Editor", "Articles", "Tenants"], balanced.Invocations.Select(invocation => invocation.Function));
        Assert.Equal([1, 1, 2, 1], balanced.Cloud.Balancer!.Targets.Select(target => target.Rule.Target.RequestCount));
    }

    [Fact]
    public async Task What_no_rule_takes_is_answered_with_the_rules_that_there_are()
    {
        await using var balanced = await Balanced.StartAsync(Site, Search);
        var (status, body) = await balanced.SendAsync("GET", "/about");

        Assert.Equal(404, status);
        Assert.Equal(
            """
            No rule of the load balancer fits. Its rules, by priority:
                10  /articles, /articles/* of admin.example.com: Editor of search
                20  /articles/search*: Finder of search
                30  /articles, /articles/*: Articles of site
                40  /* of *.example.com: Tenants of site

            """,
            body);
        Assert.Empty(balanced.Invocations);
    }

    [Fact]
    public async Task Two_rules_of_one_priority_are_refused_with_the_names_of_both()
    {
        var other = CompiledService.Load(
            "other",
            """
            [LoadBalancerTarget("/other/*", Priority = 40)]
            public sealed class Other
            {
                [HttpRoute("GET", "/other")]
                public string Read() => "other";
            }
            """);
        var refused = await Assert.ThrowsAsync<LocalException>(() => Balanced.StartAsync(Site, other));

        Assert.Equal("TenantsTargetRule of site and OtherTargetRule of other have the priority 40, which one rule of a listener may have. Give the other a Priority of its own in its [LoadBalancerTarget].", refused.Message);
        await using var next = await Balanced.StartAsync(other);
    }

    [Fact]
    public async Task Clouds_in_turn_have_one_port_and_one_without_targets_has_none()
    {
        Uri first;
        await using (var balanced = await Balanced.StartAsync(Site))
        {
            first = balanced.Cloud.LoadBalancer!;
            Assert.Equal("127.0.0.1", first.Host);
            Assert.NotEqual(balanced.Cloud.Endpoint.Port, first.Port);
        }

        await using (var none = await LocalCloud.StartAsync(Assembly.Load("Warehouse")))
        {
            Assert.Null(none.LoadBalancer);
        }

        await using var next = await Balanced.StartAsync(Search);
        Assert.Equal(first, next.Cloud.LoadBalancer);
    }

    [Fact]
    public async Task The_port_is_the_one_after_the_cloud_s_or_the_one_that_is_asked_for()
    {
        int usual;
        await using (var first = await LocalCloud.StartAsync(Site))
        {
            usual = first.Endpoint.Port;
        }

        var port = FreePorts.Find(3);
        var options = new LocalCloudOptions { Port = port };
        options.Services.Add(Site);
        await using (var cloud = await LocalCloud.StartAsync(options, TestContext.Current.CancellationToken))
        {
            Assert.Equal((port, port + 1), (cloud.Endpoint.Port, cloud.LoadBalancer!.Port));
        }

        options.LoadBalancerPort = port + 2;
        await using (var cloud = await LocalCloud.StartAsync(options, TestContext.Current.CancellationToken))
        {
            Assert.Equal((port, port + 2), (cloud.Endpoint.Port, cloud.LoadBalancer!.Port));
        }

        options.LoadBalancerPort = port;
        var refused = await Assert.ThrowsAsync<LocalException>(() => LocalCloud.StartAsync(options, TestContext.Current.CancellationToken));
        Assert.Equal($"The port {port} of this machine is taken. End what uses it, or give another with --load-balancer-port.", refused.Message);

        // Clients that found an earlier cloud's port find it again.
        await using var next = await LocalCloud.StartAsync(Site);
        Assert.Equal(usual, next.Endpoint.Port);
    }

    [Fact]
    public async Task A_cloud_that_stops_takes_no_more_requests_and_answers_those_that_it_has()
    {
        await using var balanced = await Balanced.StartAsync(CompiledService.Load(
            "slow",
            """
            [LoadBalancerTarget("/slow/*", Priority = 1)]
            public sealed class Slow
            {
                public static readonly TaskCompletionSource Begun = new(), Released = new();

                [HttpRoute("GET", "/slow")]
                public async Task<string> ReadAsync()
                {
                    Begun.SetResult();
                    await Released.Task;
                    return "done";
                }
            }
            """));
        var slow = balanced.Cloud.Services[0].Assembly.GetType("Slow")!;
        var asked = balanced.SendAsync("GET", "/slow");
        await ((TaskCompletionSource)slow.GetField("Begun")!.GetValue(null)!).Task.WaitAsync(TestContext.Current.CancellationToken);

        var idle = balanced.Cloud.WhenIdleAsync(TestContext.Current.CancellationToken);
        var stopped = balanced.Cloud.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(idle.IsCompleted);
        Assert.False(stopped.IsCompleted);
        ((TaskCompletionSource)slow.GetField("Released")!.GetValue(null)!).SetResult();

        Assert.Equal((200, "\"done\""), await asked);
        await Task.WhenAll(idle, stopped);
        await Assert.ThrowsAsync<HttpRequestException>(() => balanced.SendAsync("GET", "/slow"));
    }
}
