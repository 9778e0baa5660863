namespace ServerlessPatterns.Local.Apis;

/// <summary>
/// A token bucket: full at first, a token for a request, and so many new ones a second
/// (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html).
/// </summary>
/// <param name="limit">How fast it fills, and how many tokens it holds.</param>
/// <param name="time">The clock.</param>
internal sealed class TokenBucket(RequestLimit limit, TimeProvider time)
{
    // So that what ten tenths of a second add up to is a second.
    private const double Rounding = 1e-6;

    private readonly object _gate = new();
    private double _tokens = limit.Burst;
    private long _filledAt = time.GetTimestamp();

    /// <summary>Takes a token; false where there is none.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _tokens = Math.Min(limit.Burst, _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * limit.Rate));
            _filledAt = now;
            if (_tokens < 1 - Rounding)
            {
                return false;
            }

            _tokens--;
            return true;
        }
    }
}
