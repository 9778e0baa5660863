using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;

namespace ServerlessPatterns.Aws;

/// <summary>Says of failures what happened, and what to do.</summary>
internal static class SendErrors
{
    /// <summary>What the service says of one message.</summary>
    public static SendError Of(Refusal refusal, int attempts, ISendTransport transport)
    {
        var text = Text(refusal.Code, refusal.Said, transport);
        var tries = refusal.SenderFault ? "" : string.Create(CultureInfo.InvariantCulture, $" Tried {attempts} time{(attempts == 1 ? "" : "s")}.");
        return new SendError(refusal.Code, text + tries) { IsSenderFault = refusal.SenderFault };
    }

    /// <summary>The answer names a message neither as sent nor as refused.</summary>
    public static SendError Unanswered(ISendTransport transport)
        => new("", $"The answer of {transport.Destination.Service} does not say what became of the message.") { MayHaveBeenSent = true };

    /// <summary>A call that failed.</summary>
    public static SendError Of(Exception exception, ISendTransport transport, CancellationToken cancellationToken)
    {
        var destination = transport.Destination;
        if (exception is OperationCanceledException)
        {
            return cancellationToken.IsCancellationRequested
                ? new SendError("", "Cancelled while it was being sent.") { MayHaveBeenSent = true }
                : new SendError("", $"{destination.Service} did not answer in time.") { MayHaveBeenSent = true };
        }

        if (exception is AmazonServiceException { StatusCode: not 0 } service)
        {
            var status = (int)service.StatusCode;
            var code = string.IsNullOrEmpty(service.ErrorCode) ? service.StatusCode.ToString() : service.ErrorCode;
            return new SendError(code, Text(code, service.Message, transport, IsBare(service) && !CommonErrorCode.IsThrottling(code)))
            {
                IsSenderFault = status is >= 400 and < 500 and not 408 and not 429 && service.Retryable is null && !CommonErrorCode.IsThrottling(code),
                // Such an answer is of somebody who did not get to the end, or not to the beginning, of the answer.
                MayHaveBeenSent = status is < 300 or 408 || (status >= 500 && service.StatusCode is not HttpStatusCode.ServiceUnavailable),
                ConcernsAll = CommonErrorCode.ConcernsAll(code),
            };
        }

        if (Unreachable(exception) is { } unreachable)
        {
            return new SendError("", $"{destination.Service} cannot be reached: {unreachable.TrimEnd('.')}. Look at the network (a function in a VPC needs a NAT gateway or an endpoint for {destination.Service}), at the region, and at AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_{destination.Service}.") { ConcernsAll = true };
        }

        // The SDK's own refusals, before a call: no credentials, no region.
        var isLocal = exception is AmazonClientException && Find<IOException>(exception) is null && Find<HttpRequestException>(exception) is null
            && !exception.Message.Contains("MD5", StringComparison.Ordinal);
        return isLocal
            ? new SendError("", $"The AWS SDK did not call {destination.Service}: {exception.Message}") { ConcernsAll = true }
            : new SendError("", $"No valid answer of {destination.Service} came: {Innermost(exception).Message}") { MayHaveBeenSent = true };
    }

    /// <summary>The services name every error of theirs; the SDK calls others unknown, if it calls them anything.</summary>
    private static bool IsBare(AmazonServiceException exception)
        => string.IsNullOrEmpty(exception.ErrorCode) || exception.ErrorCode is "Unknown" or "UnknownError";

    private static string BareWayOut(string service)
        => $"The answer has no error code, so that it may not be {service}'s own: look at the endpoint (AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_{service}) and at proxies on the way.";

    private static string Text(string code, string? said, ISendTransport transport, bool isBare = false)
    {
        var wayOut = isBare ? BareWayOut(transport.Destination.Service) : transport.WayOut(code, said);
        wayOut = wayOut.Length > 0 ? wayOut : CommonErrorCode.WayOut(code, transport.Destination);
        said = string.IsNullOrWhiteSpace(said) ? $"{transport.Destination.Service} refused it." : said.TrimEnd();
        return wayOut.Length == 0 ? said : $"{said}{(said[^1] is '.' or '!' ? "" : ".")} {wayOut}";
    }

    /// <summary>Why no connection came about; null if one did.</summary>
    private static string? Unreachable(Exception exception)
        => Find<HttpRequestException>(exception) is { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError } request ? request.Message
            : Find<SocketException>(exception) is { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TryAgain } socket ? socket.Message
            : null;

    private static TException? Find<TException>(Exception? exception)
        where TException : Exception
    {
        while (exception is not null and not TException)
        {
            exception = exception.InnerException;
        }

        return (TException?)exception;
    }

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;
}
