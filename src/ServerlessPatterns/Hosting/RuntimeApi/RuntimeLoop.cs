using System.Buffers.Text;
using System.Text;

namespace ServerlessPatterns.Hosting;

/// <summary>Runs one function against the Runtime API: start-up, then event by event until the process is to end.</summary>
internal sealed class RuntimeLoop(RuntimeApi api, HostLog log)
{
    private string? _traceId;
    private string? _functionArn;

    /// <summary>Runs the function that the environment names.</summary>
    /// <param name="address">AWS_LAMBDA_RUNTIME_API.</param>
    /// <param name="functionName">SERVERLESS_PATTERNS_FUNCTION.</param>
    /// <param name="functions">The executable's functions.</param>
    /// <param name="log">Where the loop says what happens.</param>
    /// <param name="shutdown">Says when it is to end.</param>
    /// <param name="backOff">How it waits for a Runtime API that is away.</param>
    /// <returns>The process's exit code: 0 after SIGTERM, otherwise 1.</returns>
    public static int Run(
        string address, string? functionName, FunctionEntry[] functions, HostLog log, ShutdownSignal shutdown, BackOff backOff)
    {
        try
        {
            using var api = new RuntimeApi(RuntimeEndpoint.Parse(address), shutdown, backOff, log);
            return new RuntimeLoop(api, log).Run(functionName, functions);
        }
        catch (RuntimeApiException e)
        {
            log.Error(e.Message);
            return 1;
        }
    }

    private int Run(string? functionName, FunctionEntry[] functions)
    {
        InvocationHandler handler;
        try
        {
            handler = FunctionChoice.ByEnvironment(functionName, functions).Create();
        }
        catch (Exception e)
        {
            var error = ErrorReport.Unwrap(e);
            log.Error("The function cannot be started.", error);
            api.FailInit(error);
            return 1;
        }

        while (api.Next() is { } next)
        {
            var requestId = ReadRequestId(next);
            try
            {
                // The handler's task has ended before the buffer under its event is used again, and whoever keeps the stream beyond that
                // finds it closed, not filled with another invocation's event.
                using var input = new MemoryStream(next.Bytes, next.BodyStart, next.BodyLength, writable: false, publiclyVisible: true);
                var invocation = ReadInvocation(next, requestId);
                var pending = handler(input, invocation) ?? throw new InvalidOperationException("The handler returned no task.");
                using var answer = pending.GetAwaiter().GetResult() ?? throw new InvalidOperationException("The handler returned no stream.");
                api.Respond(requestId, answer);
            }
            catch (Exception e) when (e is not RuntimeApiException)
            {
                var error = ErrorReport.Unwrap(e);
                log.Error("The invocation failed.", error, requestId);
                api.Fail(requestId, error);
            }
        }

        return 0;
    }

    private static string ReadRequestId(RuntimeAnswer next)
    {
        var bytes = next[next.RequestId];
        if (bytes.IsEmpty)
        {
            throw new RuntimeApiException(
                "The Runtime API handed out an event without the header Lambda-Runtime-Aws-Request-Id: it can be neither answered nor refused.");
        }

        // It becomes part of a path.
        foreach (var b in bytes)
        {
            if (b is <= (byte)' ' or > (byte)'~' or (byte)'/' or (byte)'?' or (byte)'#' or (byte)'%')
            {
                throw UnfitRequestId(bytes);
            }
        }

        return Encoding.ASCII.GetString(bytes);
    }

    private InvocationContext ReadInvocation(RuntimeAnswer next, string requestId)
    {
        var traceId = Read(next[next.TraceId]);
        if (!string.Equals(traceId, _traceId, StringComparison.Ordinal))
        {
            // Where the AWS SDK and the X-Ray SDK look for it.
            Environment.SetEnvironmentVariable(InvocationContext.TraceIdVariable, traceId);
            _traceId = traceId;
        }

        // Only an alias makes it another from one invocation to the next.
        var functionArn = next[next.FunctionArn];
        if (_functionArn is null || !Ascii.Equals(functionArn, _functionArn))
        {
            _functionArn = Read(functionArn);
        }

        return new InvocationContext(requestId, ReadDeadline(next[next.Deadline]), _functionArn, traceId);
    }

    private static DateTimeOffset ReadDeadline(ReadOnlySpan<byte> bytes)
    {
        // Until the year 9999, the last that a DateTimeOffset can hold.
        if (!Utf8Parser.TryParse(bytes, out long milliseconds, out var used) || used != bytes.Length || milliseconds is < 0 or > 253_402_300_799_999)
        {
            throw UnfitDeadline(bytes);
        }

        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }

    private static string? Read(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? null : Encoding.Latin1.GetString(bytes);

    private static RuntimeApiException UnfitRequestId(ReadOnlySpan<byte> bytes) =>
        new($"The Runtime API handed out an event whose request id '{Encoding.Latin1.GetString(bytes)}' fits in no path.");

    private static InvalidDataException UnfitDeadline(ReadOnlySpan<byte> bytes) =>
        new(
            $"The Runtime API handed out an event whose header Lambda-Runtime-Deadline-Ms is '{Encoding.Latin1.GetString(bytes)}', " +
            "which is no number of milliseconds since 1970: the handler cannot know how long it may run.");
}
