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
    private readonly RequestLimits _limits;

    private RestApi(ApiDefinition definition, IMappingEngine mapping, IIntegrationTarget target, TimeProvider time)
    {
        Definition = definition;
        _mapping = mapping;
        _target = target;
        _time = time;
        _limits = new(definition.Limits, time);
    }

    public ApiDefinition Definition { get; }

    /// <summary>Reads the API out of a template's resources.</summary>
    /// <param name="resources">The resources.</param>
    /// <param name="mapping">Renders its mapping templates.</param>
    /// <param name="target">What its integrations call.</param>
    /// <param name="time">Its clock.</param>
    /// <exception cref="RestApiException">API Gateway or CloudFormation would refuse it, or the interpreter does not know something of it.</exception>
    public static RestApi Read(IEnumerable<LocalResource> resources, IMappingEngine mapping, IIntegrationTarget target, TimeProvider time)
        => new(ApiDefinition.Read(resources), mapping, target, time);

    /// <summary>Answers a request.</summary>
    /// <exception cref="RestApiException">What API Gateway would answer is not known.</exception>
    public async Task<ApiAnswer> AnswerAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var path = new Dictionary<string, string>(StringComparer.Ordinal);
        var resource = Definition.Root.Find(request.Path, path);
        var context = RequestContext.Of(request, Definition, resource, _time);
        ApiAnswer answer;
        try
        {
            var method = Admit(request, resource);
            answer = await AnswerAsync(request, method, path, context, cancellationToken).ConfigureAwait(false);
        }
        catch (GatewayFailure failure)
        {
            answer = Definition.ResponseTo(failure.Type).Answer(failure, context);
        }

        return WithIds(answer, context);
    }

    /// <summary>Answers a request that nothing is known to do with, as API Gateway answers where an API is not set up rightly.</summary>
    public ApiAnswer Fail(ApiRequest request)
    {
        var context = RequestContext.Of(request, Definition, null, _time);
        var failure = new GatewayFailure(GatewayResponseType.ApiConfigurationError, "Internal server error");
        return WithIds(Definition.ResponseTo(failure.Type).Answer(failure, context), context);
    }

    private static ApiAnswer WithIds(ApiAnswer answer, Dictionary<string, object> context)
        => answer with
        {
            Headers = new Dictionary<string, string>(answer.Headers, StringComparer.OrdinalIgnoreCase)
            {
                ["x-amzn-RequestId"] = (string)context["requestId"],
                ["x-amz-apigw-id"] = (string)context["extendedRequestId"],
            },
        };

    /// <summary>The method that a request is for; ends those of whoever may not call it, or not now.</summary>
    private ApiMethod Admit(ApiRequest request, ApiResource? resource)
    {
        // Of a path or method that there is not, API Gateway says the same as of a request that is not signed.
        if (resource is null || !resource.Methods.TryGetValue(request.Method, out var method))
        {
            throw new GatewayFailure(GatewayResponseType.MissingAuthenticationToken, "Missing Authentication Token");
        }

        method.Authorize(request);
        ApiKey? key = null;
        if (method.NeedsKey)
        {
            var value = request.Headers.GetValueOrDefault("x-api-key");
            key = Definition.Keys.FirstOrDefault(each => each.Value == value) ?? throw new GatewayFailure(GatewayResponseType.InvalidApiKey, "Forbidden");
        }

        _limits.Take(resource.Path, method.HttpMethod, key);
        return method;
    }

    private async Task<ApiAnswer> AnswerAsync(
        ApiRequest request, ApiMethod method, Dictionary<string, string> path, Dictionary<string, object> context, CancellationToken cancellationToken)
    {
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
}
