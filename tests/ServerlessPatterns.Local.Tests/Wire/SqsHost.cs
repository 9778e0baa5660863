using Amazon.Runtime;
using Amazon.SQS;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Wire;

namespace ServerlessPatterns.Local.Tests.Wire;

/// <summary>The local SQS behind a port of its own, and a client of it.</summary>
internal sealed class SqsHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private SqsHost(WebApplication application, QueueRegistry queues)
    {
        _application = application;
        Queues = queues;
        Endpoint = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Sqs = new AmazonSQSClient(
            new BasicAWSCredentials("test", "test"),
            new AmazonSQSConfig { ServiceURL = Endpoint.ToString(), AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
    }

    public QueueRegistry Queues { get; }

    public Uri Endpoint { get; }

    public AmazonSQSClient Sqs { get; }

    public static async Task<SqsHost> StartAsync(TimeProvider? time = null, CancellationToken stopping = default)
    {
        var queues = new QueueRegistry(time ?? TimeProvider.System);
        var wire = new SqsWire(queues, stopping);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.Run(async context =>
        {
            var target = context.Request.Headers["X-Amz-Target"].FirstOrDefault();
            Dictionary<string, string>? form = null;
            if (context.Request.HasFormContentType)
            {
                form = (await context.Request.ReadFormAsync()).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
            }

            if (wire.Takes(target, form))
            {
                await wire.AnswerAsync(context, target, form);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            }
        });
        await application.StartAsync(CancellationToken.None);
        return new SqsHost(application, queues);
    }

    public LocalQueue Add(string name, Func<QueueSettings, QueueSettings>? with = null)
    {
        var settings = new QueueSettings(name, $"{Endpoint}000000000000/{name}", $"arn:aws:sqs:eu-west-1:000000000000:{name}");
        return Queues.Add((with ?? (s => s))(settings with { FifoQueue = name.EndsWith(".fifo", StringComparison.Ordinal) }));
    }

    public async ValueTask DisposeAsync()
    {
        Sqs.Dispose();
        await _application.DisposeAsync();
    }
}
