using System.Globalization;
using System.Security.Cryptography;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.Local.Apis;

/// <summary>$context of a request (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html).</summary>
internal static class RequestContext
{
    private const int ExtendedIdBytes = 11;

    public static Dictionary<string, object> Of(ApiRequest request, ApiDefinition api, ApiResource? resource, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return new()
        {
            ["accountId"] = PhysicalNames.Account,
            ["apiId"] = api.Api.Ref,
            ["domainName"] = request.Host,
            ["domainPrefix"] = request.Host.Split('.')[0],
            ["extendedRequestId"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(ExtendedIdBytes)),
            ["httpMethod"] = request.Method,
            ["identity"] = new Dictionary<string, object> { ["sourceIp"] = request.SourceIp, ["userAgent"] = request.Headers.GetValueOrDefault("User-Agent", string.Empty) },
            ["path"] = request.FullPath,
            ["protocol"] = "HTTP/1.1",
            ["requestId"] = RequestId(request),
            ["requestTime"] = now.ToString("dd/MMM/yyyy:HH:mm:ss '+0000'", CultureInfo.InvariantCulture),
            ["requestTimeEpoch"] = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            ["resourcePath"] = resource?.Path ?? string.Empty,
            ["stage"] = api.Stage,
        };
    }

    /// <summary>Clients may make up the id, if it is a UUID (https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-access-logging.html).</summary>
    private static string RequestId(ApiRequest request)
        => !request.Headers.TryGetValue("x-amzn-RequestId", out var given) ? Guid.NewGuid().ToString()
            : Guid.TryParseExact(given, "D", out _) ? given
            : "UUID_REPLACED_INVALID_REQUEST_ID";
}
