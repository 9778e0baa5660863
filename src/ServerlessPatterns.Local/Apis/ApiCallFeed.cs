namespace ServerlessPatterns.Local.Apis;

/// <summary>Tells of requests to APIs as they are answered.</summary>
internal sealed class ApiCallFeed
{
    /// <summary>Is told of each, by any thread.</summary>
    public event Action<ApiCall>? Ended;

    public void Tell(ApiCall call) => Ended?.Invoke(call);
}
