namespace ServerlessPatterns.Local.Apis;

/// <summary>The request ends with a response of API Gateway's own.</summary>
internal sealed class GatewayFailure(GatewayResponseType type, string message, string? validationError = null) : Exception(message)
{
    public GatewayResponseType Type => type;

    /// <summary>$context.error.validationErrorString.</summary>
    public string? ValidationError => validationError;
}
