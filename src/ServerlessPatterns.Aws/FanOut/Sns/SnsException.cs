using System.Net;
using Amazon.Runtime;

namespace ServerlessPatterns.Aws;

/// <summary>SNS's refusal of a call. See <see href="https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html#API_PublishBatch_Errors">PublishBatch: errors</see>.</summary>
internal sealed class SnsException(string message, Exception? innerException, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    private static readonly RetryableDetails s_throttling = new(throttling: true);

    /// <summary>Says of SNS's own throttling what the SDK's retry policy knows of the common codes only.</summary>
    public override RetryableDetails? Retryable => SnsErrorCode.IsThrottling(ErrorCode) ? s_throttling : null;
}
