using System.Net;
using System.Text;
using System.Text.Json;
using ServerlessPatterns.Local;
using ServerlessPatterns.Local.Apis;
using ServerlessPatterns.Local.Mapping;
using ServerlessPatterns.Local.Tables;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>
/// The REST API of an emitted template, which ServerlessPatterns.Local interprets, without a server: a client that it is the handler of talks to it, and it to
/// DynamoDB, through its mapping templates. What is not known of API Gateway fails, with a <see cref="RestApiException"/>.
/// </summary>
internal sealed class RestApiHandler : HttpMessageHandler
{
    private readonly RestApi _api;
    private readonly ScriptedDynamoDb _dynamoDb;

    private RestApiHandler(RestApi api, ScriptedDynamoDb dynamoDb)
    {
        _api = api;
        _dynamoDb = dynamoDb;
    }

    /// <summary>The stage's URL, for a client's BaseAddress.</summary>
    public Uri Address => new($"https://api.example/{_api.Definition.Stage}/");

    /// <summary>Every request to DynamoDB so far.</summary>
    public IReadOnlyCollection<DynamoDbCall> Calls => _dynamoDb.Calls;

    /// <summary>The value of the API key that the template makes.</summary>
    public string ApiKey => Assert.Single(_api.Definition.Keys).Value;

    /// <summary>Reads the API out of a template's resources.</summary>
    public static RestApiHandler Read(IReadOnlyCollection<LocalResource> resources, AwsEmulator emulator, ApiParts parts)
    {
        // So fast that nothing is throttled but by a burst.
        var time = new ScaledTime(1000);
        IIntegrationTarget target = parts == ApiParts.Local ? new TablesTarget(Tables(resources, time)) : new DynamoDbEndpoint(new Uri(emulator.DynamoDbEndpoint));
        IMappingEngine mapping = parts == ApiParts.Local ? new VelocityEngine() : emulator.MappingEngine;
        var dynamoDb = new ScriptedDynamoDb(target);
        return new(RestApi.Read(resources, new StrictMapping(mapping), dynamoDb, time), dynamoDb);
    }

    /// <summary>A client of the stage.</summary>
    public HttpClient CreateClient() => new(this, disposeHandler: false) { BaseAddress = Address };

    /// <summary>Answers the next requests to DynamoDB in its place, one after the other.</summary>
    public void AnswerNext(params IntegrationAnswer[] answers) => _dynamoDb.AnswerNext(answers);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await _api.AnswerAsync(await ReadAsync(request, _api.Definition.Stage, cancellationToken), cancellationToken);
        var message = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(answer.Body)),
        };
        foreach (var (name, value) in answer.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value) && !message.Content.Headers.TryAddWithoutValidation(name, value))
            {
                throw new RestApiException($"The header field {name}: {value} is none.");
            }
        }

        return message;
    }

    protected override void Dispose(bool disposing)
    {
        _dynamoDb.Dispose();
        base.Dispose(disposing);
    }

    private static DynamoDb Tables(IEnumerable<LocalResource> resources, TimeProvider time)
    {
        var tables = new DynamoDb(time);
        foreach (var table in resources.Where(resource => resource.Type == "AWS::DynamoDB::Table"))
        {
            tables.Create(TableSchema.Read(table.Ref, JsonSerializer.SerializeToElement(table.Properties)));
        }

        return tables;
    }

    private static async Task<ApiRequest> ReadAsync(HttpRequestMessage message, string stage, CancellationToken cancellationToken)
    {
        var uri = message.RequestUri!;
        var below = $"/{stage}";
        if (uri.AbsolutePath != below && !uri.AbsolutePath.StartsWith($"{below}/", StringComparison.Ordinal))
        {
            throw new RestApiException($"{uri} is not below the stage {stage}: what API Gateway answers there is none of the API's.");
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in message.Headers.Concat(message.Content?.Headers.AsEnumerable() ?? []))
        {
            headers[name] = string.Join(',', values);
        }

        var body = message.Content is null ? [] : await message.Content.ReadAsByteArrayAsync(cancellationToken);
        return new(message.Method.Method, uri.AbsolutePath[below.Length..], uri.AbsolutePath, ApiRequest.QueryOf(uri.Query), headers, body) { Host = uri.Host };
    }
}
