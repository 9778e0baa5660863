using System.Buffers.Text;
using System.Diagnostics;
using System.Text;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.Local.EventSources;
using ServerlessPatterns.Local.Telemetry.Traces;

namespace ServerlessPatterns.Local.Telemetry;

/// <summary>An invocation under way.</summary>
internal sealed class RunningInvocation : IInvocationObserver
{
    private static readonly AsyncLocal<RunningInvocation?> s_current = new();

    private readonly CloudTelemetry _cloud;
    private readonly FunctionTelemetry _function;
    private readonly ReadOnlyMemory<byte> _input;
    private readonly QueueBatch? _batch;
    private readonly HandleSpans? _spans;
    private readonly DateTimeOffset _started = DateTimeOffset.UtcNow;
    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly string _requestId;
    private readonly bool _keepsDetail;
    private InvocationLog? _log;

    /// <summary>Begins.</summary>
    /// <param name="cloud">All that is recorded.</param>
    /// <param name="function">The function.</param>
    /// <param name="requestId">Its request id.</param>
    /// <param name="input">Its event.</param>
    /// <param name="batch">The messages in it; null where it has none.</param>
    public RunningInvocation(CloudTelemetry cloud, FunctionTelemetry function, string requestId, ReadOnlyMemory<byte> input, QueueBatch? batch)
    {
        _cloud = cloud;
        _function = function;
        _input = input;
        _batch = batch;
        _requestId = requestId;
        _keepsDetail = cloud.Details.TryTake();
        _spans = HandleSpans.Begin(batch, CallOrigin.Current);
    }

    /// <summary>The one that the calling code runs in; null outside of all.</summary>
    public static RunningInvocation? Current => s_current.Value;

    /// <summary>Where what is written belongs to; null where it is not kept.</summary>
    public InvocationLog? Log => !_keepsDetail ? null : _log ?? Interlocked.CompareExchange(ref _log, new InvocationLog(), null) ?? _log;

    /// <summary>The tracing header as Lambda gives it to a function; null where nothing that it handles is in a trace.</summary>
    public string? TraceHeader => _spans is { TraceId: var id } ? $"Root=1-{id.AsSpan(0, 8)}-{id.AsSpan(8)};Parent={_spans.First.SpanId};Sampled=1" : null;

    /// <summary>What the calling code does from now on is this invocation's, on whatever thread it comes to run.</summary>
    public void Enter()
    {
        s_current.Value = this;
        CallOrigin.Current = new CallOrigin(_function.Id, _spans?.Only);
    }

    public void MessageStarted(ReadOnlySpan<byte> messageId)
    {
        if (_spans is not null && Utf8Parser.TryParse(messageId, out Guid id, out _))
        {
            CallOrigin.Current = new CallOrigin(_function.Id, _spans.Started(id));
        }
    }

    public void MessageEnded(ReadOnlySpan<byte> messageId)
    {
        if (_spans is not null && Utf8Parser.TryParse(messageId, out Guid id, out _))
        {
            _spans.Ended(id);
        }
    }

    public void MessageFailed(ReadOnlySpan<byte> messageId, string what, Exception? failure)
        => _batch?.NoteFailure(messageId, failure is null ? what : $"{failure.GetType().FullName}: {failure.Message}");

    public void Logged(ReadOnlySpan<byte> line) => Log?.Write(Encoding.UTF8.GetString(line));

    /// <summary>It answered.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="isColdStart">Whether an instance was made for it.</param>
    public void Answered(ReadOnlyMemory<byte> answer, bool isColdStart) => End(answer, isColdStart, _batch is null ? 0 : BatchOutcome.Failed(answer), null);

    /// <summary>It threw, or did not answer in time.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="isColdStart">Whether an instance was made for it.</param>
    public void Failed(Exception error, bool isColdStart)
    {
        var text = QueueBatch.Shortened(error.ToString());

        // It is told also where what was written before is not kept.
        (Log ?? (_log ??= new InvocationLog())).Write($"{text}\n");
        End(null, isColdStart, 0, text);
    }

    private void End(ReadOnlyMemory<byte>? answer, bool isColdStart, int failed, string? error)
    {
        var messages = _spans is not null || _keepsDetail || failed > 0 || error is not null ? Messages(answer, failed, error) : [];
        var record = new InvocationRecord(_function, _requestId, _started, Stopwatch.GetElapsedTime(_begin), isColdStart, _batch?.Messages.Count, failed, error, _spans?.TraceId);
        if (_keepsDetail || failed > 0 || error is not null)
        {
            var log = _log ?? new InvocationLog();
            log.Close();
            record.Detail = new InvocationDetail(Beginning(_input), answer is { } given ? Beginning(given) : null, log, messages.Count > InvocationDetail.MostMessages ? messages[..InvocationDetail.MostMessages] : messages);
        }

        _spans?.Write(_function, _requestId, _started, id => error ?? messages.Find(message => message.Id == id).Reason);
        _function.Ended(record);
        _cloud.Invocations.Add(record);
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

        var told = new List<InvokedMessage>(messages.Count);
        for (var i = 0; i < messages.Count; i++)
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
