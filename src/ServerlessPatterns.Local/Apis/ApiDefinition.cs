using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.Local.Apis;

/// <summary>The REST API that the resources of a template make up.</summary>
internal sealed class ApiDefinition
{
    // An authorizer says which user pool's tokens there are to be; tokens are not looked into.
    private static readonly string[] s_withoutEffect = ["AWS::ApiGateway::Account", "AWS::ApiGateway::Authorizer"];

    private readonly ILookup<string, LocalResource> _byType;

    private ApiDefinition(IEnumerable<LocalResource> resources)
    {
        _byType = resources.Where(resource => resource.Type.StartsWith("AWS::ApiGateway::", StringComparison.Ordinal)).ToLookup(resource => resource.Type);
        Api = Single("RestApi");
        var api = new ResourceSettings(
            Api.LogicalId, Api.Properties,
            "Name", "Description", "EndpointConfiguration", "DisableExecuteApiEndpoint", "MinimumCompressionSize", "ApiKeySourceType", "Tags");
        if (api.Optional("ApiKeySourceType") is not (null or "HEADER"))
        {
            throw new RestApiException($"{api} takes its keys from elsewhere than a header field.");
        }

        var deployment = Single("Deployment");
        _ = new ResourceSettings(deployment.LogicalId, deployment.Properties, "RestApiId", "Description");
        var stage = Single("Stage");
        var settings = new ResourceSettings(
            stage.LogicalId, stage.Properties,
            "RestApiId", "DeploymentId", "StageName", "Description", "TracingEnabled", "MethodSettings", "AccessLogSetting", "Variables", "Tags");
        if (settings.Text("DeploymentId") != deployment.Attributes.GetValueOrDefault("DeploymentId", deployment.Ref))
        {
            throw new RestApiException($"{settings} is of another deployment than {deployment.LogicalId}.");
        }

        Stage = settings.Text("StageName");
        Limits = StageLimits.Read(settings);
        Keys = ApiKey.ReadAll(_byType, Api.Ref, stage.Ref);
        StageVariables = settings.Texts("Variables");
        GatewayResponses = _byType["AWS::ApiGateway::GatewayResponse"].Select(GatewayResponse.Read).ToDictionary(one => one.Type, one => one.Response);
        Root = ApiResource.Root(Api.Attributes["RootResourceId"], [.. _byType["AWS::ApiGateway::Resource"]]);
        var unknown = _byType.Select(group => group.Key).Except(
        [
            .. s_withoutEffect, "AWS::ApiGateway::RestApi", "AWS::ApiGateway::Deployment", "AWS::ApiGateway::Stage", "AWS::ApiGateway::GatewayResponse",
            "AWS::ApiGateway::ApiKey", "AWS::ApiGateway::UsagePlan", "AWS::ApiGateway::UsagePlanKey", "AWS::ApiGateway::Resource", "AWS::ApiGateway::Method", "AWS::ApiGateway::Model", "AWS::ApiGateway::RequestValidator",
        ]).FirstOrDefault();
        if (unknown is not null)
        {
            throw new RestApiException($"The template has a {unknown}, which the interpreter does not know.");
        }

        if (_byType.SelectMany(group => group).FirstOrDefault(resource => resource.Properties["RestApiId"] is { } id && id.ToString() != Api.Ref) is { } stray)
        {
            throw new RestApiException($"{stray.LogicalId} is part of another API than {Api.LogicalId}.");
        }
    }

    public LocalResource Api { get; }

    public string Stage { get; }

    /// <summary>How often its methods may be called.</summary>
    public StageLimits Limits { get; }

    /// <summary>The keys that clients may send.</summary>
    public IReadOnlyList<ApiKey> Keys { get; }

    public IReadOnlyDictionary<string, string> StageVariables { get; }

    private IReadOnlyDictionary<string, GatewayResponse> GatewayResponses { get; }

    public ApiResource Root { get; }

    public static ApiDefinition Read(IEnumerable<LocalResource> resources)
    {
        var definition = new ApiDefinition(resources);
        var models = new Dictionary<string, RequestModel>();
        foreach (var model in definition._byType["AWS::ApiGateway::Model"])
        {
            models.Add(model.Ref, RequestModel.Read(model));
        }

        var paths = definition.Root.All().ToDictionary(resource => resource.Id);
        foreach (var resource in definition._byType["AWS::ApiGateway::Method"])
        {
            var method = ApiMethod.Read(resource, [.. definition._byType["AWS::ApiGateway::RequestValidator"]], models);
            if (!paths.TryGetValue(method.ResourceId, out var path) || !path.Methods.TryAdd(method.HttpMethod, method))
            {
                throw new RestApiException($"{resource.LogicalId} is a method of no resource, or the second {method.HttpMethod} of it.");
            }
        }

        return definition;
    }

    /// <summary>What is answered to a request that ended for a reason.</summary>
    public GatewayResponse ResponseTo(GatewayResponseType type)
        => GatewayResponses.GetValueOrDefault(type.Name) ?? GatewayResponses.GetValueOrDefault(type.Fallback) ?? GatewayResponse.Default;

    private LocalResource Single(string type)
    {
        var all = _byType[$"AWS::ApiGateway::{type}"].ToList();
        return all.Count == 1
            ? all[0]
            : throw new RestApiException($"The template has {all.Count} resources of the type AWS::ApiGateway::{type}; the interpreter knows one.");
    }
}
