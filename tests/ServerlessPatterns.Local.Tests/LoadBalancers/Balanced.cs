using System.Collections.Concurrent;
using System.Reflection;
using ServerlessPatterns.Local.Functions;

namespace ServerlessPatterns.Local.Tests.LoadBalancers;

/// <summary>Services that run behind the load balancer, a client of it, and the invocations that are told of.</summary>
internal sealed class Balanced : IAsyncDisposable
{
    private readonly ConcurrentQueue<Invocation> _invocations = new();

    private Balanced(LocalCloud cloud)
    {
        Cloud = cloud;
        Cloud.Invocations.Ended += _invocations.Enqueue;
        Http = new HttpClient { BaseAddress = cloud.LoadBalancer };
    }

    public LocalCloud Cloud { get; }

    public HttpClient Http { get; }

    public IReadOnlyCollection<Invocation> Invocations => _invocations;

    public static Task<Balanced> StartAsync(params Assembly[] services) => StartAsync(1, services);

    public static async Task<Balanced> StartAsync(double speed, params Assembly[] services)
    {
        var options = new LocalCloudOptions { Speed = speed };
        foreach (var service in services)
        {
            options.Services.Add(service);
        }

        return new Balanced(await LocalCloud.StartAsync(options, TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a request.</summary>
    /// <returns>Its status and its body.</returns>
    public async Task<(int Status, string Body)> SendAsync(string method, string path, string? host = null, byte[]? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : new ByteArrayContent(body) };
        request.Headers.Host = host;
        using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        return Cloud.DisposeAsync();
    }
}
