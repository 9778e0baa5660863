namespace ServerlessPatterns.Local.LoadBalancers;

/// <summary>A target group with a function in it.</summary>
/// <param name="arn">Its ARN, which events name.</param>
/// <param name="hasMultiValueHeaders">Whether <c>lambda.multi_value_headers.enabled</c> is true.</param>
/// <param name="healthCheck">How its health is checked; null: it is not.</param>
/// <param name="function">The function.</param>
internal sealed class TargetGroup(string arn, bool hasMultiValueHeaders, HealthCheckSettings? healthCheck, ITargetFunction function)
{
    private long _requestCount;
    private long _serverErrorCount;

    public string Arn { get; } = arn;

    public bool HasMultiValueHeaders { get; } = hasMultiValueHeaders;

    public HealthCheckSettings? HealthCheck { get; } = healthCheck;

    /// <summary>How many requests it was sent.</summary>
    public long RequestCount => Interlocked.Read(ref _requestCount);

    /// <summary>How many of them it answered with 500 and above; what the load balancer answered in its stead does not count.</summary>
    public long ServerErrorCount => Interlocked.Read(ref _serverErrorCount);

    /// <summary>Has a request answered.</summary>
    /// <exception cref="BadAnswerException">The client gets 502.</exception>
    public async Task<TargetAnswer> AnswerAsync(ForwardedRequest request, byte[] body, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requestCount);
        var answer = await InvokeAsync(TargetEvent.Of(this, request, body), request.Method == "HEAD", isHealthCheck: false, cancellationToken).ConfigureAwait(false);
        if (answer.Status >= 500)
        {
            Interlocked.Increment(ref _serverErrorCount);
        }

        return answer;
    }

    /// <summary>Checks its health once.</summary>
    /// <exception cref="BadAnswerException">A client would get 502.</exception>
    public Task<TargetAnswer> CheckHealthAsync(CancellationToken cancellationToken) => InvokeAsync(TargetEvent.HealthCheck(this), isHead: false, isHealthCheck: true, cancellationToken);

    private async Task<TargetAnswer> InvokeAsync(byte[] input, bool isHead, bool isHealthCheck, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> answer;
        try
        {
            answer = await function.InvokeAsync(input, isHealthCheck, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BadAnswerException($"The function failed: {e.Message}", e) { FunctionFailed = true };
        }

        return TargetAnswer.Read(answer, HasMultiValueHeaders, isHead);
    }
}
