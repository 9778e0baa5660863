namespace ServerlessPatterns.Generator.Crud.Api;

/// <summary>The logical ids of what the service's tables share. None ends as the resources of a class or table do.</summary>
internal static class ApiIds
{
    public const string RestApi = "RestApi";
    public const string Stage = "RestApiStage";
    public const string AccessLogs = "RestApiAccessLogs";
    public const string Account = "RestApiAccount";
    public const string AccountRole = "RestApiAccountRole";
    public const string Validator = "RestApiValidator";
    public const string Authorizer = "RestApiAuthorizer";
    public const string ApiKey = "RestApiClient";
    public const string UsagePlan = "RestApiUsagePlan";
    public const string UsagePlanKey = "RestApiUsagePlanMember";
    public const string WebAcl = "RestApiWebAcl";
    public const string FailuresAlarm = "RestApiFailures";
    public const string Url = "RestApiUrl";

    public static string Preflight(string resource) => resource + "Preflight";

    public static string Deployment(string hash) => "RestApiDeployment" + hash;

    public static string GatewayResponse(string type) => "RestApiAnswer" + string.Concat(type.Split('_').Select(word => word.Substring(0, 1) + word.Substring(1).ToLowerInvariant()));
}
