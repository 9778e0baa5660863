using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ServerlessPatterns.Local.Wire;

/// <summary>Serves the wire protocols on loopback, and nowhere else.</summary>
internal sealed class WireServer : IAsyncDisposable
{
    // DynamoDB takes 16 MB, and says itself what is too large.
    private const int LargestRequest = (16 * 1024 * 1024) + 65_536;

    private readonly WebApplication _application;

    private WireServer(WebApplication application, Uri endpoint)
    {
        _application = application;
        Endpoint = endpoint;
    }

    /// <summary>Where it serves.</summary>
    public Uri Endpoint { get; }

    /// <summary>Where a server with a port of its own serves.</summary>
    public static Uri EndpointAt(int port) => new($"http://{IPAddress.Loopback}:{port}");

    /// <summary>Begins to serve.</summary>
    /// <param name="port">The port; 0: one that is free.</param>
    /// <param name="handle">Answers requests.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="LocalException">The port is taken.</exception>
    public static Task<WireServer> StartAsync(int port, RequestDelegate handle, CancellationToken cancellationToken)
        => StartAsync(port, "--port (LocalCloudOptions.Port)", static options => options.Limits.MaxRequestBodySize = LargestRequest, handle, cancellationToken);

    /// <summary>Begins to serve something else.</summary>
    /// <param name="port">The port; 0: one that is free.</param>
    /// <param name="option">The option that gives the port.</param>
    /// <param name="configure">Sets the server's limits.</param>
    /// <param name="handle">Answers requests.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="LocalException">The port is taken.</exception>
    public static async Task<WireServer> StartAsync(int port, string option, Action<KestrelServerOptions> configure, RequestDelegate handle, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            configure(options);
            options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRoutingCore();
        var application = builder.Build();
        application.Run(handle);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw new LocalException(
                e is SocketException refused ? $"The port {port} of this machine cannot be listened on ({refused.Message}). Give another with {option}."
                : $"The port {port} of this machine is taken. End what uses it, or give another with {option}.",
                e);
        }

        return new WireServer(application, new Uri(application.Urls.First()));
    }

    /// <summary>Takes no more requests, and waits for those that it has taken.</summary>
    /// <param name="cancellationToken">Waits no longer.</param>
    public Task StopAsync(CancellationToken cancellationToken) => _application.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }
}
