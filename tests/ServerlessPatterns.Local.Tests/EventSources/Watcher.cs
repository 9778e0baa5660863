using System.Collections.Concurrent;
using System.Globalization;
using ServerlessPatterns.Local.Queues;

namespace ServerlessPatterns.Local.Tests.EventSources;

/// <summary>Sees of numbered messages what the queue does with them, and what it may not do.</summary>
internal sealed class Watcher(int groups) : IQueueObserver
{
    private readonly ConcurrentDictionary<int, bool> _gone = new();
    private readonly ConcurrentDictionary<string, int> _youngest = new();
    private readonly ConcurrentQueue<string> _wrongs = new();
    private long _received;

    public long Received => Interlocked.Read(ref _received);

    public IEnumerable<int> Gone => _gone.Keys;

    public IEnumerable<string> Wrongs => _wrongs;

    public bool IsGone(int number) => _gone.ContainsKey(number);

    void IQueueObserver.Sent(LocalQueue queue, LocalMessage message)
    {
    }

    void IQueueObserver.Received(LocalQueue queue, LocalMessage message)
    {
        var number = NumberOf(message);
        if (IsGone(number))
        {
            _wrongs.Enqueue($"{number} was received after it was deleted");
        }

        // A group's messages come in order: what is older was received before, and is deleted or in the same receive.
        if (message.GroupId is { } group)
        {
            var youngest = _youngest.GetValueOrDefault(group, -1);
            if (number > youngest && youngest >= 0 && !IsNext(number, youngest))
            {
                _wrongs.Enqueue($"{number} was received next after {youngest}");
            }

            _youngest[group] = Math.Max(youngest, number);
        }

        Interlocked.Increment(ref _received);
    }

    void IQueueObserver.Deleted(LocalQueue queue, LocalMessage message)
    {
        var number = NumberOf(message);
        if (!_gone.TryAdd(number, true))
        {
            _wrongs.Enqueue($"{number} was deleted twice");
        }
    }

    void IQueueObserver.DeadLettered(LocalQueue queue, LocalMessage message, LocalQueue deadLetterQueue)
    {
    }

    void IQueueObserver.Expired(LocalQueue queue, LocalMessage message) => _wrongs.Enqueue($"{NumberOf(message)} expired");

    private bool IsNext(int number, int youngest) => number == youngest + groups;

    private static int NumberOf(LocalMessage message) => int.Parse(message.Text, CultureInfo.InvariantCulture);
}
