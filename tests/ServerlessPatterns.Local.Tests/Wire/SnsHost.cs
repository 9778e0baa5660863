using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ServerlessPatterns.Aws;
using ServerlessPatterns.Local.Topics;
using ServerlessPatterns.Local.Wire;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>Topics behind SNS's protocol, on a port of the system's choice.</summary>
internal sealed class SnsHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private SnsHost(WebApplication application, TopicRegistry topics)
    {
        _application = application;
        Topics = topics;
        Client = ClientOf(application.Urls.Single());
        Http = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };
    }

    public TopicRegistry Topics { get; }

    /// <summary>Our own client, as it is.</summary>
    public SnsClient Client { get; }

    public HttpClient Http { get; }

    public static SnsClient ClientOf(string endpoint)
        => new(new BasicAWSCredentials("test", "test"), new SnsClientConfig { ServiceURL = endpoint, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });

    public static async Task<SnsHost> StartAsync(params LocalTopic[] topics)
    {
        var registry = new TopicRegistry();
        foreach (var topic in topics)
        {
            registry.Add(topic);
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var wire = new SnsWire(registry);
        application.MapPost("/", async context =>
        {
            var target = context.Request.Headers["X-Amz-Target"].FirstOrDefault();
            var form = context.Request.HasFormContentType
                ? (await context.Request.ReadFormAsync(context.RequestAborted)).ToDictionary(field => field.Key, field => field.Value.ToString())
                : null;
            if (wire.Takes(target, form))
            {
                await wire.AnswerAsync(context, target, form);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status501NotImplemented;
            }
        });
        await application.StartAsync();
        return new SnsHost(application, registry);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Http.Dispose();
        await _application.DisposeAsync();
    }
}
