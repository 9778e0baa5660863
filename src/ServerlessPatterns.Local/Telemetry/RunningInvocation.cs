using System.Diagnostics;
using System.Text;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.Local.EventSources;

namespace ServerlessPatterns.Local.Telemetry;

/// <summary>An invocation under way.</summary>
internal sealed class RunningInvocation : IInvocationObserver
{
    private static readonly AsyncLocal<RunningInvocation?> s_current = new();

    private readonly CloudTelemetry _cloud;
    private readonly FunctionTelemetry _function;
    private readonly ReadOnlyMemory<byte> _input;
    private readonly QueueBatch? _batch;
    private readonly DateTimeOffset _started = DateTimeOffset.UtcNow;
    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly bool _keepsDetail;
    private InvocationLog? _log;

    public RunningInvocation(CloudTelemetry cloud, FunctionTelemetry function, string requestId, ReadOnlyMemory<byte> input, QueueBatch? batch)
    {
        _cloud = cloud;
        _function = function;
        _input = input;
        _batch = batch;
        RequestId = requestId;
        _keepsDetail = cloud.Details.TryTake();
    }

    /// <summary>The one that the calling code runs in; null outside of all.</summary>
    public static RunningInvocation? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    public string RequestId { get; }

    /// <summary>Where what is written belongs to; null where it is not kept.</summary>
    public InvocationLog? Log => !_keepsDetail ? null : _log ?? Interlocked.CompareExchange(ref _log, new InvocationLog(), null) ?? _log;

    public void MessageFailed(ReadOnlySpan<byte> messageId, string what, Exception? failure)
        => _batch?.NoteFailure(messageId, failure is null ? what : $"{failure.GetType().FullName}: {failure.Message}");

    public void Logged(ReadOnlySpan<byte> line) => Log?.Write(Encoding.UTF8.GetString(line));

    /// <summary>It answered.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="isColdStart">Whether an instance was made for it.</param>
    public InvocationRecord Answered(ReadOnlyMemory<byte> answer, bool isColdStart)
    {
        var failed = _batch is null ? 0 : BatchOutcome.Failed(answer);
        return End(answer, isColdStart, failed, null);
    }

    /// <summary>It threw, or did not answer in time.</summary>
    public InvocationRecord Failed(Exception error, bool isColdStart)
    {
        var text = error.ToString();
        Log?.Write($"{text}\n");
        return End(null, isColdStart, 0, text);
    }

    private InvocationRecord End(ReadOnlyMemory<byte>? answer, bool isColdStart, int failed, string? error)
    {
        var record = new InvocationRecord(_function, RequestId, _started, Stopwatch.GetElapsedTime(_begin), isColdStart, _batch?.Messages.Count, failed, error, null);
        if (_keepsDetail || failed > 0 || error is not null)
        {
            var log = _log ?? new InvocationLog();
            log.Close();
            record.Detail = new InvocationDetail(Beginning(_input), answer is { } given ? Beginning(given) : null, log, Messages(answer, failed, error));
        }

        _function.Ended(record);
        _cloud.Invocations.Add(record);
        return record;
    }

    private List<InvokedMessage> Messages(ReadOnlyMemory<byte>? answer, int failed, string? error)
    {
        if (_batch is not { Messages: { } messages })
        {
            return [];
        }

        var isFailed = new bool[messages.Count];
        var reason = error;
        if (failed > 0 && answer is { } given)
        {
            reason = BatchFailures.Read(given, messages, isFailed);
        }

        var told = new List<InvokedMessage>(Math.Min(messages.Count, InvocationDetail.MostMessages));
        for (var i = 0; i < messages.Count && i < InvocationDetail.MostMessages; i++)
        {
            var id = messages[i].Message.Id;
            var hasFailed = reason is not null || isFailed[i];
            told.Add(new InvokedMessage(id, hasFailed, hasFailed ? _batch.FailureOf(id) ?? reason ?? QueueBatch.AnsweredAsFailed : null));
        }

        return told;
    }

    // What the function is given is another's to use again.
    private static ReadOnlyMemory<byte> Beginning(ReadOnlyMemory<byte> whole) => whole[..Math.Min(whole.Length, InvocationDetail.MostBytes)].ToArray();
}
