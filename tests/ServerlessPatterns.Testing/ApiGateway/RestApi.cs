using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ServerlessPatterns.Local.Mapping;

namespace ServerlessPatterns.Testing.ApiGateway;

/// <summary>
/// The REST API of an emitted template, interpreted as API Gateway does: a client that it is the handler of talks to it, and it to DynamoDB,
/// through the template's own mapping templates. What it does not know fails, with a <see cref="RestApiException"/>.
/// </summary>
public sealed class RestApi : HttpMessageHandler
{
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
    private const int MaximumBodyBytes = 10 * 1024 * 1024;

    private readonly ConcurrentQueue<DynamoDbCall> _calls = new();
    private readonly ConcurrentQueue<IntegrationAnswer> _scripted = new();
    private readonly ConcurrentQueue<GatewayFailure> _refusals = new();
    private readonly ApiDefinition _definition;
    private readonly Mapping _mapping;
    private readonly DynamoDbEndpoint _dynamoDb;

    private RestApi(ApiDefinition definition, IMappingEngine engine, Uri dynamoDb)
    {
        _definition = definition;
        _mapping = new(engine);
        _dynamoDb = new(dynamoDb);
    }

    /// <summary>The stage's URL, for a client's BaseAddress.</summary>
    public Uri Address => new($"https://api.example/{_definition.Stage}/");

    /// <summary>Every request to DynamoDB so far.</summary>
    public IReadOnlyCollection<DynamoDbCall> Calls => _calls;

    /// <summary>Answers in DynamoDB's place; where it returns null, DynamoDB answers.</summary>
    public Func<DynamoDbCall, IntegrationAnswer?>? InPlaceOfDynamoDb { get; set; }

    /// <summary>Reads the API out of a template's resources.</summary>
    internal static async Task<RestApi> ReadAsync(IEnumerable<TemplateResource> resources, IMappingEngine engine, Uri dynamoDb)
        => new(await ApiDefinition.ReadAsync(resources), engine, dynamoDb);

    /// <summary>A client of the stage.</summary>
    public HttpClient CreateClient() => new(this, disposeHandler: false) { BaseAddress = Address };

    /// <summary>Answers the next requests to DynamoDB in its place, one after the other.</summary>
    public void AnswerNext(params IntegrationAnswer[] answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        foreach (var answer in answers)
        {
            _scripted.Enqueue(answer);
        }
    }

    /// <summary>Ends the next request with a gateway response, before anything else becomes of it.</summary>
    /// <param name="type">THROTTLED or WAF_FILTERED, for example.</param>
    /// <param name="message">$context.error.message.</param>
    public void RefuseNext(string type, string message) => _refusals.Enqueue(new(GatewayResponseType.Named(type), message));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var received = await ApiRequest.ReadAsync(request, _definition.Stage, cancellationToken);
        var path = new Dictionary<string, string>(StringComparer.Ordinal);
        var resource = _definition.Root.Find(received.Path, path);
        var context = ContextOf(received, resource);
        ApiAnswer answer;
        try
        {
            answer = _refusals.TryDequeue(out var refusal) ? throw refusal : await AnswerAsync(received, resource?.Methods.GetValueOrDefault(received.Method), path, context, cancellationToken);
        }
        catch (GatewayFailure failure)
        {
            var responses = _definition.GatewayResponses;
            var response = responses.GetValueOrDefault(failure.Type.Name) ?? responses.GetValueOrDefault(failure.Type.Fallback) ?? GatewayResponse.Default;
            answer = response.Answer(failure, context);
        }

        return answer.ToMessage(request);
    }

    protected override void Dispose(bool disposing)
    {
        _dynamoDb.Dispose();
        base.Dispose(disposing);
    }

    private async Task<ApiAnswer> AnswerAsync(
        ApiRequest request, ApiMethod? method, Dictionary<string, string> path, Dictionary<string, object> context, CancellationToken cancellationToken)
    {
        if (method is null)
        {
            throw new GatewayFailure(GatewayResponseType.MissingAuthenticationToken, "Missing Authentication Token");
        }

        method.Authorize(request);
        if (request.Body.Length > MaximumBodyBytes)
        {
            throw new GatewayFailure(GatewayResponseType.RequestTooLarge, $"HTTP content length exceeded {MaximumBodyBytes} bytes.");
        }

        var body = Encoding.UTF8.GetString(request.Body);
        method.Validate(request, path, body);
        if (!method.Integration.Templates.TryGetValue(request.ContentType, out var template))
        {
            throw new GatewayFailure(GatewayResponseType.UnsupportedMediaType, "Unsupported Media Type");
        }

        var input = new MappingInput(template)
        {
            Body = body,
            Path = path,
            QueryString = request.Query,
            Header = request.Headers,
            Declared = method.Declared,
            Context = context,
            StageVariables = _definition.StageVariables,
        };
        var output = await _mapping.RenderAsync($"The request template of {method.LogicalId}", input, cancellationToken);
        var integrated = await IntegrateAsync(method.Integration, output.Text, cancellationToken);
        return await RespondAsync(method, integrated, context, cancellationToken);
    }

    private async Task<IntegrationAnswer> IntegrateAsync(Integration integration, string body, CancellationToken cancellationToken)
    {
        if (integration.Action is null)
        {
            using var mock = JsonDocument.Parse(body);
            return new(mock.RootElement.GetProperty("statusCode").GetInt32(), string.Empty);
        }

        var call = new DynamoDbCall(integration.Action, body);
        _calls.Enqueue(call);
        var answer = (_scripted.TryDequeue(out var scripted) ? scripted : InPlaceOfDynamoDb?.Invoke(call)) ?? await _dynamoDb.CallAsync(call, cancellationToken);
        return answer == IntegrationAnswer.TimedOut ? throw new GatewayFailure(GatewayResponseType.IntegrationTimeout, answer.Body)
            : answer == IntegrationAnswer.Unreachable ? throw new GatewayFailure(GatewayResponseType.IntegrationFailure, answer.Body)
            : answer;
    }

    private async Task<ApiAnswer> RespondAsync(
        ApiMethod method, IntegrationAnswer integrated, Dictionary<string, object> context, CancellationToken cancellationToken)
    {
        var response = IntegrationResponse.Select(method.Integration.Responses, integrated.Status, method.LogicalId);
        var headers = new Dictionary<string, string>(response.Headers, StringComparer.OrdinalIgnoreCase);
        headers.TryAdd("Content-Type", response.ContentType);
        if (response.Template is null)
        {
            return new(response.Status, headers, integrated.Body);
        }

        var owner = $"The template of {method.LogicalId} for {integrated.Status}";
        var input = new MappingInput(response.Template)
        {
            Body = integrated.Body,
            IsResponse = true,
            Context = new Dictionary<string, object>(context) { ["status"] = response.Status.ToString(CultureInfo.InvariantCulture) },
            StageVariables = _definition.StageVariables,
        };
        var output = await _mapping.RenderAsync(owner, input, cancellationToken);
        foreach (var (name, value) in output.Headers)
        {
            headers[name] = value;
        }

        var status = output.Status is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : response.Status;
        return method.Statuses.ContainsKey(status)
            ? new(status, headers, output.Text)
            : throw new RestApiException($"{owner} answers {status}, which the method does not declare.");
    }

    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
    private Dictionary<string, object> ContextOf(ApiRequest request, ApiResource? resource)
    {
        var now = DateTimeOffset.UtcNow;
        return new()
        {
            ["accountId"] = "000000000000",
            ["apiId"] = _definition.Api.Ref,
            ["domainName"] = Address.Host,
            ["domainPrefix"] = Address.Host.Split('.')[0],
            ["extendedRequestId"] = "JKJaXmPLvHcESHA=",
            ["httpMethod"] = request.Method,
            ["identity"] = new Dictionary<string, object> { ["sourceIp"] = "192.0.2.1", ["userAgent"] = request.Headers.GetValueOrDefault("User-Agent", string.Empty) },
            ["path"] = request.FullPath,
            ["protocol"] = "HTTP/1.1",
            ["requestId"] = Guid.NewGuid().ToString(),
            ["requestTime"] = now.ToString("dd/MMM/yyyy:HH:mm:ss '+0000'", CultureInfo.InvariantCulture),
            ["requestTimeEpoch"] = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            ["resourcePath"] = resource?.Path ?? string.Empty,
            ["stage"] = _definition.Stage,
        };
    }
}
