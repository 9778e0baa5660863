using System.Globalization;
using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Crud.Mapping;

namespace ServerlessPatterns.Generator.Crud.Api;

/// <summary>
/// What API Gateway answers by itself, as problem documents. Its templates substitute variables and know no functions. See
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
/// </summary>
internal static class GatewayResponses
{
    private const string ValidationError = "\"$context.error.validationErrorString\"";

    private static readonly (string Type, Problem Problem, string? Detail)[] s_all =
    [
        ("ACCESS_DENIED", new Problem("forbidden", 403, "Forbidden", "The caller may not do this."), null),
        ("API_CONFIGURATION_ERROR", Problem.Internal, null),
        ("AUTHORIZER_CONFIGURATION_ERROR", Problem.Internal, null),
        ("AUTHORIZER_FAILURE", Problem.Internal, null),
        ("BAD_REQUEST_BODY", new Problem("invalid-request", 400, "Bad request", ""), ValidationError),
        ("BAD_REQUEST_PARAMETERS", new Problem("invalid-request", 400, "Bad request", ""), ValidationError),
        ("DEFAULT_4XX", new Problem("invalid-request", 0, "Bad request", "The request cannot be understood."), null),
        ("DEFAULT_5XX", Problem.Internal with { Status = 0 }, null),
        ("EXPIRED_TOKEN", new Problem("forbidden", 403, "Forbidden", "The credentials have expired. Sign the request with new ones."), null),
        ("INTEGRATION_FAILURE", Problem.Unavailable, null),
        ("INTEGRATION_TIMEOUT", new Problem("timeout", 504, "Gateway timeout", "The answer took too long. Whether a change was made is not known."), null),
        ("INVALID_API_KEY", new Problem("forbidden", 403, "Forbidden", "The API key, in the header X-Api-Key, is missing or unknown."), null),
        ("INVALID_SIGNATURE", new Problem("forbidden", 403, "Forbidden", "The request's signature is wrong."), null),
        ("MISSING_AUTHENTICATION_TOKEN", new Problem("forbidden", 403, "Forbidden", "The request is not signed, or there is no such path or method."), null),
        ("QUOTA_EXCEEDED", new Problem("throttled", 429, "Too many requests", "The quota of the API key is used up."), null),
        ("REQUEST_TOO_LARGE", new Problem("request-too-large", 413, "Content too large", "A request has at most 10 MB, and an item 400 KB."), null),
        ("RESOURCE_NOT_FOUND", new Problem("no-such-path", 404, "Not found", "There is no such path."), null),
        ("THROTTLED", Problem.Throttled, null),
        ("UNAUTHORIZED", new Problem("unauthorized", 401, "Unauthorized", "The request bears no valid token."), null),
        ("UNSUPPORTED_MEDIA_TYPE", new Problem("unsupported-media-type", 415, "Unsupported media type", "Send application/json."), null),
        ("WAF_FILTERED", new Problem("forbidden", 403, "Forbidden", "The request was blocked."), null),
    ];

    /// <summary>The responses with their logical ids.</summary>
    /// <param name="origins">The origins whose pages must be able to read them.</param>
    public static IEnumerable<(string Id, Resource Resource)> All(IReadOnlyCollection<string> origins)
        => s_all.Select(each => (ApiIds.GatewayResponse(each.Type), Of(each.Type, each.Problem, each.Detail, origins)));

    private static Resource Of(string type, Problem problem, string? detail, IReadOnlyCollection<string> origins)
    {
        var headers = new JsonObject { { "gatewayresponse.header.Content-Type", $"'{Problem.ContentType}'" } };
        if (problem == Problem.Throttled || problem == Problem.Unavailable)
        {
            headers.Add("gatewayresponse.header.Retry-After", $"'{Problem.RetryAfterSeconds}'");
        }

        foreach (var (name, value) in Cors.Headers(origins))
        {
            headers.Add("gatewayresponse.header." + name, $"'{value}'");
        }

        return new Resource("AWS::ApiGateway::GatewayResponse", new JsonObject
        {
            { "RestApiId", Intrinsic.Ref(ApiIds.RestApi) },
            { "ResponseType", type },
            
            // That of a default would become the status of every type that has none of its own.
            { "StatusCode", problem.Status == 0 ? null : problem.Status.ToString(CultureInfo.InvariantCulture) },
            { "ResponseParameters", headers },
            { "ResponseTemplates", new JsonObject { { "application/json", problem.ToText(detail) } } },
        });
    }
}
