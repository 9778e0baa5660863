using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServerlessPatterns.Local.Tables;
using ServerlessPatterns.Local.Wire;

namespace ServerlessPatterns.Local.Tests.Tables;

/// <summary>The local DynamoDB behind a port of its own, and a client of it.</summary>
internal sealed class DynamoDbHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private DynamoDbHost(WebApplication application, DynamoDb tables)
    {
        _application = application;
        Tables = tables;
        Endpoint = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Client = ClientOf(Endpoint);
    }

    public DynamoDb Tables { get; }

    public string Endpoint { get; }

    public AmazonDynamoDBClient Client { get; }

    public static async Task<DynamoDbHost> StartAsync(TimeProvider? time = null)
    {
        var tables = new DynamoDb(time ?? TimeProvider.System);
        var wire = new DynamoDbWire(tables);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.Run(context =>
        {
            var target = context.Request.Headers["X-Amz-Target"].FirstOrDefault();
            Assert.True(wire.Takes(target, form: null));
            return wire.AnswerAsync(context, target, form: null);
        });
        await application.StartAsync();
        return new DynamoDbHost(application, tables);
    }

    public static AmazonDynamoDBClient ClientOf(string endpoint) => new(
        new BasicAWSCredentials("test", "test"),
        new AmazonDynamoDBConfig { ServiceURL = endpoint, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.DisposeAsync();
    }
}
