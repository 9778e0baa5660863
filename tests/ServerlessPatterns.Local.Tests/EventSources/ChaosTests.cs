using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.Local.EventSources;
using ServerlessPatterns.Local.Functions;
using ServerlessPatterns.Local.Queues;
using ServerlessPatterns.Local.Tests.Queues;

namespace ServerlessPatterns.Local.Tests.EventSources;

/// <summary>
/// Functions that throw, crash at their start, hang until their timeout, answer partial failures and answer nonsense at random, and in some runs outlive their
/// messages' visibility timeout, which then come to a second invocation, as from SQS. The long run is LOCAL_CHAOS_MESSAGES=100000.
/// </summary>
public sealed class ChaosTests
{
    private const int Groups = 50;

    private static readonly int s_messages =
        int.Parse(Environment.GetEnvironmentVariable("LOCAL_CHAOS_MESSAGES") ?? "5000", CultureInfo.InvariantCulture);

    private readonly TestQueues _queues = new();
    private readonly Watcher _watcher = new(Groups);
    private readonly ConcurrentQueue<string> _wrongs = new();
    private readonly TaskCompletionSource<ReadOnlyMemory<byte>> _never = new();
    private long _handled;
    private int _begun;
    private int _hung;

    // By message group: the last one that was handled to its end.
    private readonly int[] _last = [.. Enumerable.Repeat(-1, Groups)];

    [Theory]
    [InlineData("orders", false, 1)]
    [InlineData("orders", true, 2)]
    [InlineData("orders.fifo", false, 3)]
    [InlineData("orders.fifo", true, 4)]
    public async Task No_message_is_lost_or_handled_after_it_was_deleted_and_groups_keep_their_order(string name, bool functionsAreLate, int seed)
    {
        var (queue, deadLetterQueue) = _queues.AddWithDeadLetterQueue(name.EndsWith(".fifo", StringComparison.Ordinal) ? 1000 : 4, name);
        var random = new Random(seed);
        queue.Observer = _watcher;
        var function = new LocalFunction(
            "chaos", "Chaos", "arn:aws:lambda:us-east-1:000000000000:function:Chaos", TimeSpan.FromSeconds(2), () => Start(queue.Settings.FifoQueue, functionsAreLate, random), new InvocationFeed());
        var mapping = new QueueMapping(
            queue,
            new() { ReportBatchItemFailures = true },
            (batch, cancellationToken) =>
            {
                Interlocked.Add(ref _handled, batch.Messages.Count);
                return function.InvokeAsync(batch, cancellationToken);
            },
            _queues.Registry.Quiescence,
            _queues.Time);
        mapping.Start();
        for (var i = 0; i < s_messages; i++)
        {
            var isFifo = queue.Settings.FifoQueue;
            queue.Send(new NewMessage($"{i}") { GroupId = isFifo ? $"{i % Groups}" : null, DeduplicationId = isFifo ? $"{i}" : null });
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var idle = _queues.Registry.Quiescence.WhenIdleAsync(patience.Token);
        while (!idle.IsCompleted)
        {
            // The clock goes on when nothing is to be done but to wait for it: what was received was handled, and its outcome is settled.
            var handled = Interlocked.Read(ref _handled);
            if ((mapping.Running == 0 && _watcher.Received == handled) || (functionsAreLate && Flip(random, 50)))
            {
                _queues.Time.AdvanceToNext();
            }

            await Task.Yield();
        }

        await idle;
        await mapping.DisposeAsync();
        Assert.Empty(_wrongs.Concat(_watcher.Wrongs));
        Assert.Equal(functionsAreLate, _hung == 0);
        Assert.Equal(0, queue.Count().Total);
        var dead = deadLetterQueue.Peek(int.MaxValue).Select(message => int.Parse(message.Message.Text, CultureInfo.InvariantCulture)).ToHashSet();
        Assert.Equal(Enumerable.Range(0, s_messages), _watcher.Gone.Concat(dead).Order());
        Assert.Equal(queue.Settings.FifoQueue, dead.Count == 0);
        Assert.Equal((0, 0), (queue.Kept().Groups + queue.Kept().Received, queue.Kept().Timed));
    }

    private InvocationHandler Start(bool isFifo, bool isLate, Random random)
        => Flip(random, 3) ? throw new InvalidOperationException("The function crashes at its start.")
            : async (input, _) =>
            {
                using var whole = new MemoryStream();
                await input.CopyToAsync(whole);
                var answer = await HandleAsync(whole.ToArray(), isFifo, isLate, random);
                if (!Flip(random, 20))
                {
                    return new MemoryStream(answer.ToArray());
                }

                // After all was done: the function's answer never comes, and all of it comes again.
                throw new InvalidOperationException("The function crashes at its end.");
            };

    private async Task<ReadOnlyMemory<byte>> HandleAsync(ReadOnlyMemory<byte> input, bool isFifo, bool isLate, Random random)
    {
        var batch = Read(input);
        foreach (var (_, number) in batch)
        {
            if (!isLate && _watcher.IsGone(number))
            {
                _wrongs.Enqueue($"{number} was handled after it was deleted");
            }
        }

        for (var yields = Next(random, 4); yields > 0; yields--)
        {
            await Task.Yield();
        }

        // Its timeout is of the machine's time, so that it is not left to chance how often.
        if (!isLate && Interlocked.Increment(ref _begun) % 500 == 250)
        {
            Interlocked.Increment(ref _hung);
            return await _never.Task;
        }

        switch (Next(random, 10))
        {
            case 0:
                throw new InvalidOperationException("The function throws.");
            case 1:
                return "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}"u8.ToArray();
            case 2:
                return "no JSON"u8.ToArray();
            default:
                break;
        }

        var failed = new List<string>();
        var failedGroups = new HashSet<int>();
        foreach (var (id, number) in batch)
        {
            // As AWS asks of a FIFO queue's functions, what follows a failure in its group is not attempted.
            if (Flip(random, 5) || (isFifo && failedGroups.Contains(number % Groups)))
            {
                failed.Add(id);
                failedGroups.Add(number % Groups);
            }
            else if (isFifo && !isLate)
            {
                Handle(number);
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(new { batchItemFailures = failed.Select(id => new { itemIdentifier = id }) });
    }

    // Once more after a timeout is at-least-once delivery; older than what was deleted, or leaving one out, is out of order.
    private void Handle(int number)
    {
        var last = _last[number % Groups];
        if (number > last + Groups && !(last == -1 && number < Groups))
        {
            _wrongs.Enqueue($"{number} was handled after {last}");
        }

        _last[number % Groups] = Math.Max(last, number);
    }

    private static int Next(Random random, int max)
    {
        lock (random)
        {
            return random.Next(max);
        }
    }

    private static bool Flip(Random random, int one) => Next(random, one) == 0;

    private static (string Id, int Number)[] Read(ReadOnlyMemory<byte> input)
    {
        using var json = JsonDocument.Parse(input);
        return [.. json.RootElement.GetProperty("Records").EnumerateArray().Select(record => (
            record.GetProperty("messageId").GetString()!,
            int.Parse(record.GetProperty("body").GetString()!, CultureInfo.InvariantCulture)))];
    }
}
