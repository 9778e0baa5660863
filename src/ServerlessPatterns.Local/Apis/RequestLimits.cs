using System.Collections.Concurrent;

namespace ServerlessPatterns.Local.Apis;

/// <summary>
/// Counts requests: those of a key first, then those of the method, as API Gateway does
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html). Left out: the limits of the account and of the region.
/// </summary>
/// <param name="stage">The limits of the stage.</param>
/// <param name="time">The clock.</param>
internal sealed class RequestLimits(StageLimits stage, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string? Key, string Path, string Verb), TokenBucket> _buckets = new();

    /// <summary>Ends the request where there were too many.</summary>
    /// <param name="path">The resource's path.</param>
    /// <param name="verb">The method.</param>
    /// <param name="key">The caller's key; null: the method asks for none.</param>
    public void Take(string path, string verb, ApiKey? key)
    {
        if (key is not null)
        {
            Take(key.Id, path, verb, key.Limits.GetValueOrDefault($"{path}/{verb}"));
        }

        Take(null, path, verb, stage.Of(path, verb));
    }

    private void Take(string? key, string path, string verb, RequestLimit? limit)
    {
        if (limit is not null && !_buckets.GetOrAdd((key, path, verb), _ => new TokenBucket(limit, time)).TryTake())
        {
            throw new GatewayFailure(GatewayResponseType.Throttled, "Too Many Requests");
        }
    }
}
