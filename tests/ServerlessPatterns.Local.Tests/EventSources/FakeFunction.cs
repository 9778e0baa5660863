using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ServerlessPatterns.Local.EventSources;

namespace ServerlessPatterns.Local.Tests.EventSources;

/// <summary>A function that remembers what it was given.</summary>
internal sealed class FakeFunction
{
    private readonly object _gate = new();
    private readonly List<(string Id, string Body)[]> _batches = [];
    private readonly ConcurrentDictionary<string, bool> _inUse = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _waits = [];
    private int _running;

    /// <summary>What it answers, null for nothing; it may throw.</summary>
    public Func<(string Id, string Body)[], string?> Answer { get; init; } = _ => null;

    /// <summary>What each invocation waits for.</summary>
    public Task Hold { get; init; } = Task.CompletedTask;

    /// <summary>Whether to look out for two invocations at once whose messages begin with the same letter.</summary>
    public bool IsExclusive { get; init; }

    public bool WasShared { get; private set; }

    public int MostAtOnce { get; private set; }

    public IReadOnlyList<(string Id, string Body)[]> Batches
    {
        get
        {
            lock (_gate)
            {
                return [.. _batches];
            }
        }
    }

    public IEnumerable<string> Bodies => Batches.SelectMany(batch => batch).Select(message => message.Body);

    /// <summary>Ends when so many invocations have begun.</summary>
    public Task WhenAsync(int count)
    {
        lock (_gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waits.Add((count, reached));
            Tell();
            return reached.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        }
    }

    public async Task<ReadOnlyMemory<byte>> InvokeAsync(QueueBatch invoked, CancellationToken cancellationToken)
    {
        var batch = Read(invoked.Input);
        var groups = IsExclusive ? batch.Select(message => message.Body[..1]).Distinct().ToArray() : [];
        lock (_gate)
        {
            _batches.Add(batch);
            MostAtOnce = Math.Max(MostAtOnce, ++_running);
            WasShared |= groups.Any(group => !_inUse.TryAdd(group, true));
            Tell();
        }

        try
        {
            await Hold.WaitAsync(cancellationToken);
            await Task.Yield();
            return Encoding.UTF8.GetBytes(Answer(batch) ?? "");
        }
        finally
        {
            lock (_gate)
            {
                _running--;
                foreach (var group in groups)
                {
                    _inUse.TryRemove(group, out _);
                }
            }
        }
    }

    private static (string Id, string Body)[] Read(ReadOnlyMemory<byte> input)
    {
        using var json = JsonDocument.Parse(input);
        return [.. json.RootElement.GetProperty("Records").EnumerateArray()
            .Select(record => (record.GetProperty("messageId").GetString()!, record.GetProperty("body").GetString()!))];
    }

    private void Tell()
    {
        foreach (var (count, reached) in _waits)
        {
            if (_batches.Count >= count)
            {
                reached.TrySetResult();
            }
        }
    }
}
