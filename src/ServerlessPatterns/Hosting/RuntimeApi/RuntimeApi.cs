using System.Text;

namespace ServerlessPatterns.Hosting;

/// <summary>
/// The Lambda Runtime API, version 2018-06-01
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</see>).
/// </summary>
internal sealed class RuntimeApi(RuntimeEndpoint endpoint, ShutdownSignal shutdown, BackOff backOff, HostLog log) : IDisposable
{
    private const string InvocationPath = "/2018-06-01/runtime/invocation/";
    private const string InitErrorPath = "/2018-06-01/runtime/init/error";

    private readonly RuntimeConnection _connection = new(endpoint);
    private readonly byte[] _next = Encoding.ASCII.GetBytes($"GET {InvocationPath}next HTTP/1.1\r\nHost: {endpoint.Authority}\r\n\r\n");
    private readonly RuntimeRequest _request = new(endpoint.Authority);
    private readonly RuntimeAnswer _event = new();

    // Apart from the event, whose bytes an answer that has to be sent again may consist of.
    private readonly RuntimeAnswer _acknowledgement = new();

    /// <summary>Waits for the next invocation, for as long as it takes.</summary>
    /// <returns>The answer that holds it, valid until the next call; null if the end was asked for.</returns>
    /// <exception cref="RuntimeApiException">There will be none.</exception>
    public RuntimeAnswer? Next()
    {
        while (shutdown.TryBeginWait(_connection))
        {
            try
            {
                _connection.Exchange(_next, default, _event);
            }
            catch (ConnectionLostException lost)
            {
                if (shutdown.Requested)
                {
                    return null;
                }

                // The request goes out again, for nothing else can be done: an event whose answer broke off is one that Lambda sees unanswered.
                Pause("to ask for the next event", lost);

                continue;
            }
            finally
            {
                shutdown.EndWait();
            }

            switch (_event.Status)
            {
                case 200:
                    backOff.Failures = 0;
                    return _event;
                case 429 or 502 or 503 or 504:
                    Pause("to ask for the next event", _event);
                    break;
                default:
                    throw Refused("to ask for the next event", _event);
            }
        }

        return null;
    }

    /// <summary>Posts the answer to an invocation.</summary>
    /// <exception cref="RuntimeApiException">It cannot be posted, or the execution environment is at its end.</exception>
    public void Respond(string requestId, Stream answer)
    {
        _request.Begin(InvocationPath, requestId, "/response", null);
        _request.SetBody(answer);
        Post(requestId, "answer", tolerant: false);
        if (_acknowledgement.Status == 413)
        {
            FailTooLarge(requestId);
        }
    }

    /// <summary>Posts that an invocation failed.</summary>
    /// <exception cref="RuntimeApiException">It cannot be posted, or the execution environment is at its end.</exception>
    public void Fail(string requestId, Exception error) => Fail(requestId, error, tolerant: false);

    /// <summary>Posts that the function cannot be started.</summary>
    public void FailInit(Exception error)
    {
        _request.Begin(InitErrorPath, string.Empty, string.Empty, error.GetType().Name);
        _request.SetBody(ErrorReport.ToJson(error));
        Post(null, "start-up failure", tolerant: true);
    }

    public void Dispose() => _connection.Dispose();

    private void FailTooLarge(string requestId)
    {
        var tooLarge = new InvalidOperationException(
            $"The answer has {_request.BodyLength} bytes, which is more than Lambda takes: 6 MB for a synchronous invocation " +
            "(https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). Put it where it fits, such as a bucket, and answer with its address.");
        log.Error(tooLarge.Message, requestId: requestId);

        // Lambda may have ended the invocation with an error of its own already, and then refuses this one.
        Fail(requestId, tooLarge, tolerant: true);
    }

    private void Fail(string requestId, Exception error, bool tolerant)
    {
        _request.Begin(InvocationPath, requestId, "/error", error.GetType().Name);
        _request.SetBody(ErrorReport.ToJson(error));
        Post(requestId, "error", tolerant);
    }

    /// <summary>
    /// Sends the request that was put together, again if its connection is lost. That is safe: the request id makes it the answer to one
    /// invocation, Lambda takes one answer for it and refuses the second (400 or 403), and no other invocation is handed out before the next
    /// event is asked for. A refusal of what was sent before is therefore taken as its acknowledgement.
    /// </summary>
    private void Post(string? requestId, string what, bool tolerant)
    {
        var sentBefore = false;
        while (true)
        {
            _connection.CloseIfStale();
            try
            {
                _connection.Exchange(_request.First, _request.Rest, _acknowledgement);
            }
            catch (ConnectionLostException lost)
            {
                sentBefore |= lost.Stage != ConnectionStage.Connecting;
                Pause(Posting(what, requestId), lost);
                continue;
            }

            backOff.Failures = 0;
            switch (_acknowledgement.Status)
            {
                case < 300 or 413:
                    return;
                case 400 or 403 when sentBefore || tolerant:
                    return;
                case 400 or 404:
                    LogRefusal(what, requestId);
                    return;
                case 429 or 502 or 503 or 504:
                    Pause(Posting(what, requestId), _acknowledgement);
                    break;
                default:
                    throw Refused(Posting(what, requestId), _acknowledgement);
            }
        }
    }

    private static string Posting(string what, string? requestId) =>
        requestId is null ? $"to post the {what}" : $"to post the {what} of invocation {requestId}";

    private void Pause(string purpose, ConnectionLostException lost)
    {
        // That an idle connection is closed is no trouble; the next attempt is made on a new one.
        if (lost.Stage != ConnectionStage.Reusing)
        {
            Pause(purpose, lost.Message, lost);
        }
    }

    private void Pause(string purpose, RuntimeAnswer answer) => Pause(purpose, $"it answers with status {answer.Status}", null);

    private void Pause(string purpose, string reason, Exception? failure)
    {
        if (!backOff.TryAgain(out var delay))
        {
            throw new RuntimeApiException(
                $"The Runtime API at {endpoint.Authority} could not be reached {purpose} in {backOff.Attempts} attempts: {reason}", failure);
        }

        log.Warn(
            $"The Runtime API at {endpoint.Authority} could not be reached {purpose}: {reason}. " +
            $"Attempt {backOff.Failures + 1} of {backOff.Attempts} follows in {(int)delay.TotalMilliseconds} ms.");
        shutdown.Wait(delay);
    }

    private void LogRefusal(string what, string? requestId) =>
        log.Error($"Lambda was asked {Posting(what, requestId)} and did not take it: {Describe(_acknowledgement)}", requestId: requestId);

    private RuntimeApiException Refused(string purpose, RuntimeAnswer answer) =>
        new($"The Runtime API at {endpoint.Authority} was asked {purpose} and says that this execution environment is at its end: {Describe(answer)}");

    private static string Describe(RuntimeAnswer answer)
    {
        var body = answer.Bytes.AsSpan(answer.BodyStart, Math.Min(answer.BodyLength, 1000));
        return $"status {answer.Status} {Encoding.UTF8.GetString(body)}";
    }
}
