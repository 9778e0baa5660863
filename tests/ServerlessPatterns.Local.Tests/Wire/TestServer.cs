using Microsoft.AspNetCore.Http;
using ServerlessPatterns.Local.Wire;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>The server of a local cloud, with one wire protocol alone, on a port that is free.</summary>
internal static class TestServer
{
    public static Task<WireServer> StartAsync(IWireService service)
    {
        var requests = new WireRequests([service]);
        return WireServer.StartAsync(
            port: 0,
            async context =>
            {
                if (!await requests.TryAnswerAsync(context))
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                }
            },
            CancellationToken.None);
    }
}
