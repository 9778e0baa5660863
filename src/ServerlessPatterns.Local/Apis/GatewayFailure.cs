namespace ServerlessPatterns.Local.Apis;

/// <summary>The request ends with a response of API Gateway's own.</summary>
internal sealed class GatewayFailure(GatewayResponseType type, string message, string? validationError = null) : Exception(message)
{
    public GatewayResponseType Type { get; } = type;

    /// <summary>$context.error.validationErrorString.</summary>
    public string? ValidationError => validationError;

    /// <summary>What the header field x-amzn-ErrorType says.</summary>
    public string ErrorType { get; init; } = type.ErrorType;
}
