namespace ServerlessPatterns.Aws;

/// <summary>
/// What the error codes mean that services have in common. See
/// <see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html">SQS: common errors</see>.
/// </summary>
internal static class CommonErrorCode
{
    private const string Suffix = "Exception";

    /// <summary>A code as one name: without the namespace and the suffix <c>Exception</c>, which some answers have and others not.</summary>
    public static string Name(string? code)
    {
        var name = code ?? "";
        name = name[(name.LastIndexOfAny(['#', '.']) + 1)..];
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }

    /// <summary>All messages would fail likewise.</summary>
    public static bool ConcernsAll(string? code) => IsNoPermission(code) || IsExpired(code) || IsNoCredential(code) || Name(code) is
        "NonExistentQueue" or "QueueDoesNotExist" or "QueueDeletedRecently" or "NotFound" or "ResourceNotFound" or "InvalidAddress" or "UnsupportedOperation"
        or "KmsAccessDenied" or "KMSAccessDenied" or "KmsDisabled" or "KMSDisabled" or "KmsInvalidState" or "KMSInvalidState" or "KmsNotFound" or "KMSNotFound" or "KmsOptInRequired" or "KMSOptInRequired"
        or "OptInRequired";

    /// <summary>What to do, as a sentence; empty where the service's words say all there is.</summary>
    public static string WayOut(string? code, SendDestination destination)
        => IsNoPermission(code) ? $"The caller needs {destination.Permission} on the {destination.Kind}: take {destination.Sender}<{destination.MessageType.Name}> in the constructor of the function's class, or add [{destination.Attribute}(typeof({destination.MessageType.Name}))] to it, which gives the role the permission; outside a pattern class, add it to the role that runs the program."
            : IsExpired(code) ? "The credentials have expired: renew them, or use ones that renew themselves, such as a role's."
            : IsNoCredential(code) ? "AWS does not know the credentials: look at AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, at the profile, at the machine's clock, and whether they are of the account and partition that the region is in."
            : IsThrottling(code) ? $"The {destination.Kind} was sent more than its quota; the SDK had tried again before. Send less at once, or send what is left later."
            : "";

    public static bool IsThrottling(string? code) => Name(code) is
        "Throttled" or "Throttling" or "RequestThrottled" or "TooManyRequests" or "RequestLimitExceeded" or "SlowDown" or "KMSThrottling" or "KmsThrottled";

    private static bool IsNoPermission(string? code) => Name(code) is "AccessDenied" or "AuthorizationError" or "UnauthorizedOperation";

    private static bool IsExpired(string? code) => Name(code) is "ExpiredToken" or "RequestExpired" or "TokenRefreshRequired";

    private static bool IsNoCredential(string? code) => Name(code) is
        "InvalidClientTokenId" or "UnrecognizedClient" or "MissingAuthenticationToken" or "IncompleteSignature" or "SignatureDoesNotMatch" or "InvalidSignature" or "InvalidAccessKeyId" or "InvalidSecurity";
}
