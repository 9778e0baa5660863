namespace ServerlessPatterns.Local.Tables;

/// <summary>
/// The transactions of the last ten minutes by their ClientRequestToken: one that comes again is not done again
/// (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html). Its members are called under the lock of <see cref="DynamoDb"/>.
/// </summary>
internal sealed class RequestTokens(TimeProvider time)
{
    private static readonly TimeSpan s_validity = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, string> _requests = new(StringComparer.Ordinal);
    private readonly Queue<(DateTimeOffset Until, string Token)> _expiries = new();

    /// <summary>Whether this very request was done already.</summary>
    /// <exception cref="DynamoDbException">Another one was, with the same token.</exception>
    public bool IsRepeated(string token, string request)
    {
        while (_expiries.TryPeek(out var oldest) && oldest.Until <= time.GetUtcNow())
        {
            _expiries.Dequeue();
            _requests.Remove(oldest.Token);
        }

        return _requests.TryGetValue(token, out var earlier) && (earlier == request ? true : throw DynamoDbException.IdempotentParameterMismatch());
    }

    public void Add(string token, string request)
    {
        _requests[token] = request;
        _expiries.Enqueue((time.GetUtcNow() + s_validity, token));
    }
}
