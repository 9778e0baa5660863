using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ServerlessPatterns.Benchmarks.LoadBalancer;

/// <summary>The same routes on ASP.NET Core's minimal API, in its in-memory server: no event, no socket, no text of HTTP.</summary>
internal sealed class AspNetCoreEndpoint : IAsyncDisposable
{
    private static readonly byte[] s_body = Encoding.UTF8.GetBytes(RequestEvent.Body);

    private readonly WebApplication _application;
    private readonly TestServer _server;

    private AspNetCoreEndpoint(WebApplication application) => (_application, _server) = (application, application.GetTestServer());

    public static async Task<AspNetCoreEndpoint> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, EndpointJson.Default));
        var application = builder.Build();
        foreach (var resource in new[] { "customers", "invoices", "orders", "products", "shipments" })
        {
            application.MapGet($"/v1/{resource}", (int? page) => "");
            application.MapGet($"/v1/{resource}/{{id}}", (string id) => id);
            application.MapDelete($"/v1/{resource}/{{id}}", (string id) => Results.NoContent());
            application.MapPost($"/v1/{resource}/{{id}}/lines", (string id, OrderLineBody body, [Microsoft.AspNetCore.Mvc.FromHeader(Name = "X-Tenant")] string tenant, bool notify = false) => OrderLineAnswer.Of(id, notify, tenant, body));
        }

        await application.StartAsync();
        return new AspNetCoreEndpoint(application);
    }

    /// <summary>Sends the request.</summary>
    /// <returns>The answer's body.</returns>
    public async Task<Stream> SendAsync()
    {
        var context = await _server.SendAsync(static context =>
        {
            var request = context.Request;
            request.Method = "POST";
            request.Scheme = "https";
            request.Host = new HostString("shop.example.com");
            request.Path = RequestEvent.Path;
            request.QueryString = new QueryString("?notify=true");
            foreach (var header in RequestEvent.Headers)
            {
                request.Headers[header.Key] = header.Value;
            }

            request.Body = new MemoryStream(s_body);
            context.Features.Set<IHttpRequestBodyDetectionFeature>(HasBody.Instance);
        });
        if (context.Response.StatusCode != 200)
        {
            throw new InvalidOperationException($"ASP.NET Core answered {context.Response.StatusCode}.");
        }

        var answer = new MemoryStream();
        await context.Response.Body.CopyToAsync(answer);
        return answer;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
