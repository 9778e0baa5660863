using System.Globalization;
using System.Text;
using System.Text.Json;
using ServerlessPatterns.Local.Mapping;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.Local.Apis;

/// <summary>
/// The REST API of an emitted template, interpreted as API Gateway does: it answers requests by calling DynamoDB, through the template's own mapping
/// templates. What it does not know fails, with a <see cref="RestApiException"/>.
/// </summary>
internal sealed class RestApi
{
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
    public const int MaximumBodyBytes = 10 * 1024 * 1024;

    private readonly IMappingEngine _mapping;
    private readonly IIntegrationTarget _target;
    private readonly TimeProvider _time;

    private RestApi(ApiDefinition definition, IMappingEngine mapping, IIntegrationTarget target, TimeProvider time)
    {
        Definition = definition;
        _mapping = mapping;
        _target = target;
        _time = time;
    }

    public ApiDefinition Definition { get; }

    /// <summary>Reads the API out of a template's resources.</summary>
    /// <param name="resources">The resources.</param>
    /// <param name="mapping">Renders its mapping templates.</param>
    /// <param name="target">What its integrations call.</param>
    /// <param name="time">Its clock.</param>
    /// <exception cref="RestApiException">API Gateway or CloudFormation would refuse it, or the interpreter does not know something of it.</exception>
    public static async Task<RestApi> ReadAsync(IEnumerable<LocalResource> resources, IMappingEngine mapping, IIntegrationTarget target, TimeProvider time)
        => new(await ApiDefinition.ReadAsync(resources).ConfigureAwait(false), mapping, target, time);

    /// <summary>Answers a request.</summary>
    /// <exception cref="RestApiException">What API Gateway would answer is not known.</exception>
    public async Task<ApiAnswer> AnswerAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var path = new Dictionary<string, string>(StringComparer.Ordinal);
        var resource = Definition.Root.Find(request.Path, path);
        var context = ContextOf(request, resource);
        try
        {
            return await AnswerAsync(request, resource?.Methods.GetValueOrDefault(request.Method), path, context, cancellationToken).ConfigureAwait(false);
        }
        catch (GatewayFailure failure)
        {
            return Definition.ResponseTo(failure.Type).Answer(failure, context);
        }
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

        var body = Encoding.UTF8.GetString(request.Body.Span);
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
            StageVariables = Definition.StageVariables,
        };
        var output = await RenderAsync($"The request template of {method.LogicalId}", input, cancellationToken).ConfigureAwait(false);
        var integrated = await IntegrateAsync(method.Integration, output.Text, cancellationToken).ConfigureAwait(false);
        return await RespondAsync(method, integrated, context, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IntegrationAnswer> IntegrateAsync(Integration integration, string body, CancellationToken cancellationToken)
    {
        if (integration.Action is null)
        {
            using var mock = JsonDocument.Parse(body);
            return new(mock.RootElement.GetProperty("statusCode").GetInt32(), string.Empty);
        }

        var answer = await _target.CallAsync(integration.Action, body, cancellationToken).ConfigureAwait(false);
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
            StageVariables = Definition.StageVariables,
        };
        var output = await RenderAsync(owner, input, cancellationToken).ConfigureAwait(false);
        foreach (var (name, value) in output.Headers)
        {
            headers[name] = value;
        }

        var status = output.Status is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : response.Status;
        return method.Statuses.ContainsKey(status)
            ? new(status, headers, output.Text)
            : throw new RestApiException($"{owner} answers {status}, which the method does not declare.");
    }

    private async Task<MappingOutput> RenderAsync(string owner, MappingInput input, CancellationToken cancellationToken)
    {
        try
        {
            return await _mapping.RenderAsync(input, cancellationToken).ConfigureAwait(false);
        }
        catch (MappingException e)
        {
            throw new RestApiException($"{owner}: {e.Message}");
        }
    }

    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
    private Dictionary<string, object> ContextOf(ApiRequest request, ApiResource? resource)
    {
        var now = _time.GetUtcNow();
        return new()
        {
            ["accountId"] = PhysicalNames.Account,
            ["apiId"] = Definition.Api.Ref,
            ["domainName"] = request.Host,
            ["domainPrefix"] = request.Host.Split('.')[0],
            ["extendedRequestId"] = "JKJaXmPLvHcESHA=",
            ["httpMethod"] = request.Method,
            ["identity"] = new Dictionary<string, object> { ["sourceIp"] = request.SourceIp, ["userAgent"] = request.Headers.GetValueOrDefault("User-Agent", string.Empty) },
            ["path"] = request.FullPath,
            ["protocol"] = "HTTP/1.1",
            ["requestId"] = Guid.NewGuid().ToString(),
            ["requestTime"] = now.ToString("dd/MMM/yyyy:HH:mm:ss '+0000'", CultureInfo.InvariantCulture),
            ["requestTimeEpoch"] = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            ["resourcePath"] = resource?.Path ?? string.Empty,
            ["stage"] = Definition.Stage,
        };
    }
}
