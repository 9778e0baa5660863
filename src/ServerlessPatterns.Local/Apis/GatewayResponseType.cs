namespace ServerlessPatterns.Local.Apis;

/// <summary>
/// A reason for which API Gateway answers by itself
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html).
/// </summary>
/// <param name="Name">The type.</param>
/// <param name="Status">The status, where the template sets none.</param>
/// <param name="ErrorType">The header field x-amzn-ErrorType; its values are those that are seen, for no page lists them.</param>
internal sealed record GatewayResponseType(string Name, int Status, string ErrorType)
{
    /// <summary>DEFAULT_4XX and DEFAULT_5XX aside, which are no reasons.</summary>
    private static readonly GatewayResponseType[] s_all =
    [
        new("ACCESS_DENIED", 403, "AccessDeniedException"),
        new("API_CONFIGURATION_ERROR", 500, "InternalServerErrorException"),
        new("AUTHORIZER_CONFIGURATION_ERROR", 500, "InternalServerErrorException"),
        new("AUTHORIZER_FAILURE", 500, "InternalServerErrorException"),
        new("BAD_REQUEST_BODY", 400, "BadRequestException"),
        new("BAD_REQUEST_PARAMETERS", 400, "BadRequestException"),
        new("EXPIRED_TOKEN", 403, "ExpiredTokenException"),
        new("INTEGRATION_FAILURE", 504, "InternalServerErrorException"),
        new("INTEGRATION_TIMEOUT", 504, "InternalServerErrorException"),
        new("INVALID_API_KEY", 403, "ForbiddenException"),
        new("INVALID_SIGNATURE", 403, "InvalidSignatureException"),
        new("MISSING_AUTHENTICATION_TOKEN", 403, "MissingAuthenticationTokenException"),
        new("QUOTA_EXCEEDED", 429, "LimitExceededException"),
        new("REQUEST_TOO_LARGE", 413, "RequestTooLargeException"),
        new("RESOURCE_NOT_FOUND", 404, "NotFoundException"),
        new("THROTTLED", 429, "TooManyRequestsException"),
        new("UNAUTHORIZED", 401, "UnauthorizedException"),
        new("UNSUPPORTED_MEDIA_TYPE", 415, "BadRequestException"),
        new("WAF_FILTERED", 403, "ForbiddenException"),
    ];

    public static GatewayResponseType ApiConfigurationError { get; } = Named("API_CONFIGURATION_ERROR");

    public static GatewayResponseType BadRequestBody { get; } = Named("BAD_REQUEST_BODY");

    public static GatewayResponseType BadRequestParameters { get; } = Named("BAD_REQUEST_PARAMETERS");

    public static GatewayResponseType IntegrationFailure { get; } = Named("INTEGRATION_FAILURE");

    public static GatewayResponseType IntegrationTimeout { get; } = Named("INTEGRATION_TIMEOUT");

    public static GatewayResponseType InvalidApiKey { get; } = Named("INVALID_API_KEY");

    public static GatewayResponseType InvalidSignature { get; } = Named("INVALID_SIGNATURE");

    public static GatewayResponseType MissingAuthenticationToken { get; } = Named("MISSING_AUTHENTICATION_TOKEN");

    public static GatewayResponseType RequestTooLarge { get; } = Named("REQUEST_TOO_LARGE");

    public static GatewayResponseType Throttled { get; } = Named("THROTTLED");

    public static GatewayResponseType Unauthorized { get; } = Named("UNAUTHORIZED");

    public static GatewayResponseType UnsupportedMediaType { get; } = Named("UNSUPPORTED_MEDIA_TYPE");

    /// <summary>The types that a template may customize.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_all.Select(type => type.Name), "DEFAULT_4XX", "DEFAULT_5XX"];

    /// <summary>The response that stands in where the template has none of this type.</summary>
    public string Fallback => Status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";

    public static GatewayResponseType Named(string name) => s_all.SingleOrDefault(type => type.Name == name) ?? throw new RestApiException($"There is no gateway response {name}.");
}
