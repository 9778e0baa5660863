using System.Diagnostics;
using System.Runtime.CompilerServices;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>
/// One request on its way from event to answer. It ends in one of two ways: its handler ends, and it may serve again; or the deadline
/// comes first, and it is left to the handler, buffers and all.
/// </summary>
internal sealed class HttpRun
{
    private readonly LoadBalancerFunction _function;
    private readonly InvocationDeadline _deadline;
    private readonly PooledBuffer _output = new();
    private TaskCompletionSource<Stream>? _later;
    private InvocationContext? _invocation;
    private Activity? _activity;
    private int _route;

    /// <summary>Prepares a run.</summary>
    /// <param name="function">The target.</param>
    public HttpRun(LoadBalancerFunction function)
    {
        _function = function;
        _deadline = new InvocationDeadline(Abandon);
        Call = new HttpCall(function);
    }

    /// <summary>The request.</summary>
    public HttpCall Call { get; }

    private LoadBalancerTargetOptions Options => _function.Options;

    private string? Route => _route >= 0 && _route < Options.Routes.Length ? Options.Routes[_route] : null;

    /// <summary>Answers the request of <see cref="Call"/>.</summary>
    /// <param name="invocation">The invocation.</param>
    /// <returns>The answer.</returns>
    public Task<Stream> RunAsync(InvocationContext invocation)
    {
        _invocation = invocation;
        _later = null;
        _activity = null;
        _route = -1;
        if (IsHealthCheck())
        {
            Call.Result.SetText("OK"u8);
            return Task.FromResult<Stream>(Write());
        }

        // What a handler that is no async method left in it, an activity or culture, is not for the next request.
        var context = ExecutionContext.Capture();
        var answer = AnswerAsync();
        if (context is not null && ExecutionContext.Capture() != context)
        {
            ExecutionContext.Restore(context);
        }

        return answer;
    }

    private bool IsHealthCheck() =>
        Options.HealthCheckPath is { } path
        && Call.Method is "GET" or "HEAD"
        && System.Text.Ascii.Equals(Call.Event.Span(Call.Event.Path), path);

    private Task<Stream> AnswerAsync()
    {
        Exception? failure = null;
        _deadline.Start(_invocation!.RemainingTime);
        try
        {
            if (TryRoute())
            {
                // Past the deadline nothing is begun.
                _deadline.Token.ThrowIfCancellationRequested();
                var handling = _function.RunRouteAsync(_route, Call, _invocation, _deadline.Token);
                if (!handling.IsCompletedSuccessfully)
                {
                    var later = Later();
                    _ = AnswerLaterAsync(handling, later);
                    return later.Task;
                }

                // A value task from a pool goes back there when its result is taken.
                handling.GetAwaiter().GetResult();
            }
        }
        catch (Exception e)
        {
            failure = e;
        }

        return _deadline.TryStop() ? Task.FromResult<Stream>(Conclude(failure)) : Later().Task;
    }

    // False: the answer is there already.
    private bool TryRoute()
    {
        var isPath = Call.TryReadPath();
        _route = isPath ? _function.FindRoute(Call) : -1;
        if (Tracing.IsListenedTo)
        {
            _activity = RequestTracing.Start(Call, Route);
        }

        if (isPath && _route < 0)
        {
            Call.FailRoute();
        }

        return _route >= 0;
    }

    private async Task AnswerLaterAsync(ValueTask handling, TaskCompletionSource<Stream> later)
    {
        Exception? failure = null;
        try
        {
            await handling.ConfigureAwait(false);
        }
        catch (Exception e)
        {
            failure = e;
        }

        if (!_deadline.TryStop())
        {
            return;
        }

        try
        {
            later.SetResult(Conclude(failure));
        }
        catch (Exception e)
        {
            later.TrySetException(e);
        }
    }

    // Both the calling thread and that of the deadline may come first.
    private TaskCompletionSource<Stream> Later()
    {
        var mine = new TaskCompletionSource<Stream>();
        return Interlocked.CompareExchange(ref _later, mine, null) ?? mine;
    }

    // The handler has ended, in time.
    private AnswerStream Conclude(Exception? failure)
    {
        if (failure is null && Call.Result.Status == 0)
        {
            failure = new InvalidOperationException($"The route {Route} ended without an answer.");
        }

        if (failure is OperationCanceledException && _deadline.Token.IsCancellationRequested)
        {
            Call.Fail(HttpProblem.Timeout(_invocation!.RequestId));
            Report(504, "The request was not carried out before the deadline.", failure);
        }
        else if (failure is not null)
        {
            Call.Fail(HttpProblem.Internal(_invocation!.RequestId));
            Report(500, "The request failed.", failure);
        }
        else if (Call.Result.Status >= 500)
        {
            // The alarm on such answers sends people to the log.
            _function.Log.Failure(Options.Name, _invocation!, Call.Method, Route, Call.Result.Status, "The route answered with a server error of its own choice.", null);
        }

        return Write();
    }

    // The deadline came first. The handler may still run, and keeps the event and this object; what it does to it is of no account any more.
    private void Abandon()
    {
        var later = Later();
        try
        {
            Report(504, "The request's handler was still running at the deadline, and heeds no cancellation.", null);
            RequestTracing.Stop(_activity, 504);
            var answer = new HttpAnswer();
            answer.SetProblem(HttpProblem.Timeout(_invocation!.RequestId));
            var output = new PooledBuffer();
            AnswerWriter.Write(output, answer, Call.Event.IsMultiValue, Call.HasBody);
            answer.Release();
            later.SetResult(new AnswerStream(output.Detach()));
        }
        catch (Exception e)
        {
            later.TrySetException(e);
        }
    }

    private void Report(int status, string what, Exception? failure)
    {
        Tracing.Fail(_activity, failure, what);
        _function.Log.Failure(Options.Name, _invocation!, Call.Method, Route, status, what, failure);
    }

    private AnswerStream Write()
    {
        AnswerWriter.Write(_output, Call.Result, Call.Event.IsMultiValue, Call.HasBody);
        if (_output.Length > AnswerWriter.MostBytes)
        {
            ReplaceAnswer();
        }

        RequestTracing.Stop(_activity, Call.Result.Status);
        var answer = new AnswerStream(_output.Detach());
        _deadline.Reset();
        _activity = null;
        _invocation = null;
        _function.Keep(this);
        return answer;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReplaceAnswer()
    {
        _function.Log.Failure(
            Options.Name,
            _invocation!,
            Call.Method,
            Route,
            500,
            $"The answer has {_output.Length} bytes as JSON, and a load balancer takes {AnswerWriter.MostBytes} of a function at most. "
                + "Answer with less of it, or with a redirect to where all of it is.",
            null);
        Call.Fail(HttpProblem.AnswerTooLarge(_invocation!.RequestId));
        _output.Clear();
        AnswerWriter.Write(_output, Call.Result, Call.Event.IsMultiValue, Call.HasBody);
    }
}
