using System.Globalization;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.Local.Apis;

/// <summary>AWS::ApiGateway::Method.</summary>
internal sealed class ApiMethod
{
    private readonly ResourceSettings _settings;
    private readonly IReadOnlyDictionary<string, string> _parameters;
    private readonly IReadOnlyDictionary<string, string> _models;
    private readonly bool _validatesBody;
    private readonly bool _validatesParameters;
    private readonly Dictionary<string, RequestModel> _modelsByName;

    private ApiMethod(LocalResource resource, IReadOnlyCollection<LocalResource> validators, Dictionary<string, RequestModel> models)
    {
        _settings = new ResourceSettings(
            resource.LogicalId, resource.Properties,
            "RestApiId", "ResourceId", "HttpMethod", "AuthorizationType", "AuthorizerId", "AuthorizationScopes", "ApiKeyRequired", "OperationName", "RequestParameters", "RequestModels", "RequestValidatorId", "Integration", "MethodResponses");
        _parameters = _settings.Texts("RequestParameters", "method.request.");
        _models = _settings.Texts("RequestModels");
        _modelsByName = models;
        if (_settings.Optional("RequestValidatorId") is { } id)
        {
            var validator = validators.SingleOrDefault(one => one.Ref == id)
                ?? throw new RestApiException($"{resource.LogicalId} has the validator {id}, which there is not.");
            var flags = new ResourceSettings(validator.LogicalId, validator.Properties, "RestApiId", "Name", "ValidateRequestBody", "ValidateRequestParameters");
            _validatesBody = flags.Flag("ValidateRequestBody");
            _validatesParameters = flags.Flag("ValidateRequestParameters");
        }

        foreach (var model in _models.Values.Where(model => !models.ContainsKey(model)))
        {
            throw new RestApiException($"{resource.LogicalId} has the model {model}, which there is not.");
        }

        Statuses = _settings.List("MethodResponses", "StatusCode", "ResponseModels", "ResponseParameters").ToDictionary(
            response => int.Parse(response.Text("StatusCode"), CultureInfo.InvariantCulture),
            response => (IReadOnlyCollection<string>)[.. response.Texts("ResponseParameters", "method.response.header.").Keys]);
        Class = resource.Class;
        Integration = Integration.Read(_settings, resource.LogicalId, Statuses);
        Authorization = _settings.Text("AuthorizationType");
        if (Authorization is not ("NONE" or "AWS_IAM" or "COGNITO_USER_POOLS"))
        {
            throw new RestApiException($"{resource.LogicalId} has the authorization {Authorization}, which the interpreter does not know.");
        }
    }

    public string LogicalId => Integration.Owner;

    /// <summary>The class that it was written from; empty where it is nobody's, as a preflight is.</summary>
    public string Class { get; }

    public string ResourceId => _settings.Text("ResourceId");

    public string HttpMethod => _settings.Text("HttpMethod");

    public string Authorization { get; }

    public Integration Integration { get; }

    /// <summary>The statuses that the method declares, each with its header fields.</summary>
    public IReadOnlyDictionary<int, IReadOnlyCollection<string>> Statuses { get; }

    /// <summary>The names of the parameters that the method declares.</summary>
    public IReadOnlyCollection<string> Declared => [.. _parameters.Keys.Select(name => name.Split('.', 2)[1])];

    public static ApiMethod Read(LocalResource resource, IReadOnlyCollection<LocalResource> validators, Dictionary<string, RequestModel> models)
        => new(resource, validators, models);

    /// <summary>Whether it asks for an API key.</summary>
    public bool NeedsKey => _settings.Flag("ApiKeyRequired");

    /// <summary>The model of bodies of JSON; null where it has none.</summary>
    public RequestModel? Model => _models.TryGetValue("application/json", out var model) ? _modelsByName[model] : null;

    /// <summary>Ends the request where the caller has not said who it is. That it is who it says is not looked into.</summary>
    public void Authorize(ApiRequest request)
    {
        if (Authorization == "AWS_IAM")
        {
            SignatureForm.Check(request);
        }
        else if (Authorization == "COGNITO_USER_POOLS" && !HasToken(request.Headers.GetValueOrDefault("Authorization")))
        {
            throw new GatewayFailure(GatewayResponseType.Unauthorized, "Unauthorized");
        }
    }

    /// <summary>Ends the request where it lacks a parameter, or its body does not match the model.</summary>
    public void Validate(ApiRequest request, IReadOnlyDictionary<string, string> path, string body)
    {
        // A blank parameter is a missing one (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html).
        var missing = _parameters.Where(parameter => bool.Parse(parameter.Value)).Select(parameter => parameter.Key.Split('.', 2))
            .Where(parameter => string.IsNullOrWhiteSpace(In(parameter[0], request, path).GetValueOrDefault(parameter[1]))).Select(parameter => parameter[1]).ToList();
        if (_validatesParameters && missing.Count > 0)
        {
            var message = $"Missing required request parameters: [{string.Join(", ", missing)}]";
            throw new GatewayFailure(GatewayResponseType.BadRequestParameters, message, message);
        }

        // A body of a media type that no model is for is not validated.
        if (_validatesBody && _models.TryGetValue(request.ContentType, out var model) && _modelsByName[model].ErrorOf(body) is { } error)
        {
            throw new GatewayFailure(GatewayResponseType.BadRequestBody, "Invalid request body", error);
        }
    }

    // A user pool's token may come with the scheme and without.
    private static bool HasToken(string? authorization)
        => authorization?.StartsWith("Bearer ", StringComparison.Ordinal) == true ? authorization["Bearer ".Length..].Trim().Length > 0 : authorization?.Split('.').Length == 3;

    private IReadOnlyDictionary<string, string> In(string place, ApiRequest request, IReadOnlyDictionary<string, string> path) => place switch
    {
        "path" => path,
        "querystring" => request.Query,
        "header" => request.Headers,
        _ => throw new RestApiException($"{LogicalId} has a parameter in {place}, which the interpreter does not know."),
    };
}
