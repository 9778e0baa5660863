namespace ServerlessPatterns.Local.Tables;

/// <summary>
/// The transactions of the last ten minutes by their ClientRequestToken: one that comes again is not done again
/// (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html). Its members are called under the lock of <see cref="DynamoDb"/>.
/// </summary>
internal sealed class RequestTokens(TimeProvider time)
{
    private static readonly TimeSpan s_validity = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, byte[]> _requests = new(StringComparer.Ordinal);
    private readonly Queue<(DateTimeOffset Until, string Token)> _expiries = new();

    /// <summary>Whether this very request was done already.</summary>
    /// <param name="token">The request's token.</param>
    /// <param name="payload">A hash of the request.</param>
    /// <exception cref="DynamoDbException">Another one was, with the same token.</exception>
    public bool IsRepeated(string token, byte[] payload)
    {
        while (_expiries.TryPeek(out var oldest) && oldest.Until <= time.GetUtcNow())
        {
            _expiries.Dequeue();
            _requests.Remove(oldest.Token);
        }

        return _requests.TryGetValue(token, out var earlier) && (earlier.AsSpan().SequenceEqual(payload) ? true : throw DynamoDbException.IdempotentParameterMismatch());
    }

    public void Add(string token, byte[] payload)
    {
        _requests[token] = payload;
        _expiries.Enqueue((time.GetUtcNow() + s_validity, token));
    }
}
