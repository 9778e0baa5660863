using System.Net;
using System.Text;
using ServerlessPatterns.Local.Apis;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>
/// The REST API of an emitted template, which ServerlessPatterns.Local interprets, without a server: a client that it is the handler of talks to it, and it to
/// the emulator of DynamoDB, through mapping templates that Apache Velocity renders. What is not known of API Gateway fails, with a <see cref="RestApiException"/>.
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

    /// <summary>Reads the API out of a template's resources.</summary>
    public static async Task<RestApiHandler> ReadAsync(IEnumerable<LocalResource> resources, AwsEmulator emulator)
    {
        var dynamoDb = new ScriptedDynamoDb(new DynamoDbEndpoint(new Uri(emulator.DynamoDbEndpoint)));
        return new(await RestApi.ReadAsync(resources, new StrictMapping(emulator.MappingEngine), dynamoDb, TimeProvider.System), dynamoDb);
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
