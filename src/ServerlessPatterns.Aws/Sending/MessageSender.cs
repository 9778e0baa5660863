using System.Buffers;
using System.Diagnostics;
using System.Text.Json.Serialization.Metadata;

namespace ServerlessPatterns.Aws;

/// <summary>What senders to queues and publishers to topics have in common: all but the service's own calls.</summary>
/// <param name="transport">The service's calls.</param>
/// <param name="typeInfo">How messages are written.</param>
internal sealed class MessageSender<T>(ISendTransport transport, JsonTypeInfo<T> typeInfo)
{
    private const int CapacityOfOne = 1024;
    private const int CapacityOfMany = 64 * 1024;

    private readonly SendDestination _destination = transport.Destination;

    public async Task<string> SendAsync(T message, SendOptions? options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var activity = SendActivity.Start(_destination);
        try
        {
            using var writer = new MessageWriter<T>(_destination, typeInfo, TraceContext.Of(activity ?? Activity.Current), "message", CapacityOfOne);
            var outgoing = writer.Write(message, options, null);
            if (activity is { IsAllDataRequested: true })
            {
                activity.SetTag("messaging.message.body.size", outgoing.Body.Length);
            }

            var id = await SendAsync(message, outgoing, cancellationToken).ConfigureAwait(false);
            if (activity is { IsAllDataRequested: true })
            {
                activity.SetTag("messaging.message.id", id);
            }

            return id;
        }
        catch (Exception e)
        {
            SendActivity.Fail(activity, e);
            throw;
        }
    }

    public async Task SendBatchAsync(IEnumerable<T> messages, Func<T, SendOptions?>? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        cancellationToken.ThrowIfCancellationRequested();
        using var activity = SendActivity.Start(_destination);
        try
        {
            await SendManyAsync(messages, options, activity, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            SendActivity.Fail(activity, e);
            throw;
        }
    }

    private async Task<string> SendAsync(T message, OutgoingMessage outgoing, CancellationToken cancellationToken)
    {
        try
        {
            return await transport.SendAsync(outgoing, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            var error = SendErrors.Of(e, transport, cancellationToken);
            var exception = new SendException(_destination.Address, [Failure(0, message, error)], 0, e);
            throw e is OperationCanceledException ? OrCancelled(exception, cancellationToken) : exception;
        }
    }

    private async Task SendManyAsync(IEnumerable<T> messages, Func<T, SendOptions?>? options, Activity? activity, CancellationToken cancellationToken)
    {
        using var writer = new MessageWriter<T>(_destination, typeInfo, TraceContext.Of(activity ?? Activity.Current), "messages", CapacityOfMany);
        _ = messages.TryGetNonEnumeratedCount(out var known);
        var all = new List<T>(known);
        var outgoing = ArrayPool<OutgoingMessage>.Shared.Rent(Math.Max(known, SendBatch.MostMessages));
        try
        {
            foreach (var message in messages)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (all.Count == outgoing.Length)
                {
                    outgoing = Grow(outgoing);
                }

                outgoing[all.Count] = writer.Write(message, options?.Invoke(message), all.Count);
                all.Add(message);
            }

            if (activity is { IsAllDataRequested: true })
            {
                activity.SetTag("messaging.batch.message_count", all.Count);
            }

            var run = new BatchRun(transport, outgoing, all.Count, cancellationToken);
            await run.RunAsync().ConfigureAwait(false);
            if (run.Failures.Count > 0)
            {
                throw OrCancelled(Describe(run, all), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<OutgoingMessage>.Shared.Return(outgoing, clearArray: true);
        }
    }

    private static OutgoingMessage[] Grow(OutgoingMessage[] messages)
    {
        var larger = ArrayPool<OutgoingMessage>.Shared.Rent(checked(2 * messages.Length));
        messages.CopyTo(larger, 0);
        ArrayPool<OutgoingMessage>.Shared.Return(messages, clearArray: true);
        return larger;
    }

    private SendException Describe(BatchRun run, List<T> messages)
    {
        run.Failures.Sort((left, right) => left.Index.CompareTo(right.Index));
        return new SendException(
            _destination.Address,
            run.Failures.ConvertAll(failure => Failure(failure.Index, messages[failure.Index], failure.Error)).AsReadOnly(),
            run.SentCount,
            run.FirstException);
    }

    private static SendFailure Failure(int index, T message, SendError error)
        => new(index, message, error.Code, error.Reason, error.IsSenderFault, error.MayHaveBeenSent);

    /// <summary>Who cancels expects to be told so; what was not sent is behind it.</summary>
    private static Exception OrCancelled(SendException exception, CancellationToken cancellationToken)
        => cancellationToken.IsCancellationRequested ? new OperationCanceledException($"Sending was cancelled. {exception.Message}", exception, cancellationToken) : exception;
}
