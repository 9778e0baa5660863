namespace ServerlessPatterns.Aws;

/// <summary>What SNS's error codes mean for the one who sends.</summary>
internal static class SnsErrorCode
{
    public static bool IsThrottling(string? code) => code is "Throttled" or "ThrottledException" or "Throttling" or "ThrottlingException" or "KMSThrottling" or "KMSThrottlingException";
}
