namespace ServerlessPatterns.Testing.ApiGateway;

/// <summary>
/// A reason for which API Gateway answers by itself
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html).
/// </summary>
internal sealed record GatewayResponseType(string Name, int Status)
{
    public static GatewayResponseType AccessDenied { get; } = new("ACCESS_DENIED", 403);

    public static GatewayResponseType BadRequestBody { get; } = new("BAD_REQUEST_BODY", 400);

    public static GatewayResponseType BadRequestParameters { get; } = new("BAD_REQUEST_PARAMETERS", 400);

    public static GatewayResponseType IntegrationFailure { get; } = new("INTEGRATION_FAILURE", 504);

    public static GatewayResponseType IntegrationTimeout { get; } = new("INTEGRATION_TIMEOUT", 504);

    public static GatewayResponseType InvalidApiKey { get; } = new("INVALID_API_KEY", 403);

    public static GatewayResponseType MissingAuthenticationToken { get; } = new("MISSING_AUTHENTICATION_TOKEN", 403);

    public static GatewayResponseType RequestTooLarge { get; } = new("REQUEST_TOO_LARGE", 413);

    public static GatewayResponseType Throttled { get; } = new("THROTTLED", 429);

    public static GatewayResponseType Unauthorized { get; } = new("UNAUTHORIZED", 401);

    public static GatewayResponseType UnsupportedMediaType { get; } = new("UNSUPPORTED_MEDIA_TYPE", 415);

    public static GatewayResponseType WafFiltered { get; } = new("WAF_FILTERED", 403);

    /// <summary>The types that a template may customize.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "ACCESS_DENIED", "API_CONFIGURATION_ERROR", "AUTHORIZER_CONFIGURATION_ERROR", "AUTHORIZER_FAILURE", "BAD_REQUEST_BODY",
        "BAD_REQUEST_PARAMETERS", "DEFAULT_4XX", "DEFAULT_5XX", "EXPIRED_TOKEN", "INTEGRATION_FAILURE", "INTEGRATION_TIMEOUT", "INVALID_API_KEY",
        "INVALID_SIGNATURE", "MISSING_AUTHENTICATION_TOKEN", "QUOTA_EXCEEDED", "REQUEST_TOO_LARGE", "RESOURCE_NOT_FOUND", "THROTTLED",
        "UNAUTHORIZED", "UNSUPPORTED_MEDIA_TYPE", "WAF_FILTERED",
    ];

    /// <summary>The response that stands in where the template has none of this type.</summary>
    public string Fallback => Status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";
}
