using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ServerlessPatterns.Generator.Tests.LoadBalancer;

/// <summary>A set's routes on ASP.NET Core: its minimal API on its own web server, whose decoding of paths is part of what is compared.</summary>
internal sealed class AspNetCoreServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly string _address;

    private AspNetCoreServer(WebApplication application, string address) => (_application, _address) = (application, address);

    public static async Task<AspNetCoreServer> StartAsync(Assembly assembly, int set)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var application = builder.Build();
        assembly.GetType($"Set{set}.Server")!.GetMethod("Map")!.Invoke(null, [application]);
        await application.StartAsync(TestContext.Current.CancellationToken);
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new AspNetCoreServer(application, address);
    }

    public async Task<Answer> SendAsync(HttpClient client, RandomRequest request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Verb), new Uri(_address + request.Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        foreach (var header in request.Headers.GroupBy(header => header.Name, StringComparer.Ordinal))
        {
            message.Headers.TryAddWithoutValidation(header.Key, header.Select(each => each.Value));
        }

        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.Body));
            message.Content.Headers.ContentType = request.ContentType is null ? null : MediaTypeHeaderValue.Parse(request.ContentType);
        }

        using var response = await client.SendAsync(message, TestContext.Current.CancellationToken);
        return Answer.Of((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Content.Headers.Allow);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
