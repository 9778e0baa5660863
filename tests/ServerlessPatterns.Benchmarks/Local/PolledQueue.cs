using System.Text.Json;
using Amazon.SQS.Model;
using ServerlessPatterns.Benchmarks.Service;
using ServerlessPatterns.Testing;

namespace ServerlessPatterns.Benchmarks.Local;

/// <summary>What there is without the local cloud: an emulator of SQS, and loops that receive, handle and delete.</summary>
internal sealed class PolledQueue : IAsyncDisposable
{
    private const int Loops = 10;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    private readonly EmulatorProcess _emulator;
    private readonly QueueClient _client;
    private readonly Idle _handler = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly List<Task> _loops = [];
    private TaskCompletionSource _done = new();
    private int _left;

    private PolledQueue(EmulatorProcess emulator)
    {
        _emulator = emulator;
        _client = new QueueClient(emulator.Endpoint, "idle");
    }

    /// <summary>Starts the emulator and the loops, which go on until the end: a call that is given up may have taken messages with it.</summary>
    public static async Task<PolledQueue> StartAsync()
    {
        var polled = new PolledQueue(await EmulatorProcess.StartAsync());
        await polled._client.Client.CreateQueueAsync("idle");
        var url = await polled._client.UrlAsync();
        polled._loops.AddRange(Enumerable.Range(0, Loops).Select(_ => Task.Run(() => polled.PollAsync(url))));
        return polled;
    }

    /// <summary>Sends a body so many times, and ends when each has been handled and deleted.</summary>
    public async Task RunAsync(string body, int count)
    {
        _done = new TaskCompletionSource();
        Volatile.Write(ref _left, count);
        await _client.SendAsync(body, count);
        await _done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Task.WhenAll(_loops);
        _ending.Dispose();
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    private async Task PollAsync(string url)
    {
        while (true)
        {
            ReceiveMessageResponse received;
            try
            {
                received = await _client.Client.ReceiveMessageAsync(new ReceiveMessageRequest(url) { MaxNumberOfMessages = 10, WaitTimeSeconds = 20 }, _ending.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (received.Messages is not { Count: > 0 } messages)
            {
                continue;
            }

            foreach (var message in messages)
            {
                await _handler.HandleAsync(JsonSerializer.Deserialize<Order>(message.Body, s_json)!);
            }

            await _client.Client.DeleteMessageBatchAsync(url, [.. messages.Select(message => new DeleteMessageBatchRequestEntry(message.MessageId, message.ReceiptHandle))]);
            if (Interlocked.Add(ref _left, -messages.Count) == 0)
            {
                _done.SetResult();
            }
        }
    }
}
