namespace ServerlessPatterns.Local.Apis;

/// <summary>
/// A reason for which API Gateway answers by itself
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html).
/// </summary>
/// <param name="Name">The type.</param>
/// <param name="Status">The status, where the template sets none.</param>
internal sealed record GatewayResponseType(string Name, int Status)
{
    /// <summary>DEFAULT_4XX and DEFAULT_5XX aside, which are no reasons.</summary>
    private static readonly GatewayResponseType[] s_all =
    [
        new("ACCESS_DENIED", 403), new("API_CONFIGURATION_ERROR", 500), new("AUTHORIZER_CONFIGURATION_ERROR", 500), new("AUTHORIZER_FAILURE", 500),
        new("BAD_REQUEST_BODY", 400), new("BAD_REQUEST_PARAMETERS", 400), new("EXPIRED_TOKEN", 403), new("INTEGRATION_FAILURE", 504),
        new("INTEGRATION_TIMEOUT", 504), new("INVALID_API_KEY", 403), new("INVALID_SIGNATURE", 403), new("MISSING_AUTHENTICATION_TOKEN", 403),
        new("QUOTA_EXCEEDED", 429), new("REQUEST_TOO_LARGE", 413), new("RESOURCE_NOT_FOUND", 404), new("THROTTLED", 429),
        new("UNAUTHORIZED", 401), new("UNSUPPORTED_MEDIA_TYPE", 415), new("WAF_FILTERED", 403),
    ];

    public static GatewayResponseType BadRequestBody { get; } = Named("BAD_REQUEST_BODY");

    public static GatewayResponseType BadRequestParameters { get; } = Named("BAD_REQUEST_PARAMETERS");

    public static GatewayResponseType IntegrationFailure { get; } = Named("INTEGRATION_FAILURE");

    public static GatewayResponseType IntegrationTimeout { get; } = Named("INTEGRATION_TIMEOUT");

    public static GatewayResponseType InvalidApiKey { get; } = Named("INVALID_API_KEY");

    public static GatewayResponseType MissingAuthenticationToken { get; } = Named("MISSING_AUTHENTICATION_TOKEN");

    public static GatewayResponseType RequestTooLarge { get; } = Named("REQUEST_TOO_LARGE");

    public static GatewayResponseType Unauthorized { get; } = Named("UNAUTHORIZED");

    public static GatewayResponseType UnsupportedMediaType { get; } = Named("UNSUPPORTED_MEDIA_TYPE");

    /// <summary>The types that a template may customize.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_all.Select(type => type.Name), "DEFAULT_4XX", "DEFAULT_5XX"];

    /// <summary>The response that stands in where the template has none of this type.</summary>
    public string Fallback => Status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";

    public static GatewayResponseType Named(string name) => s_all.SingleOrDefault(type => type.Name == name) ?? throw new RestApiException($"There is no gateway response {name}.");
}
