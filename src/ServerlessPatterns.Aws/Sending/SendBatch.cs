namespace ServerlessPatterns.Aws;

/// <summary>The messages of one call, and what became of each. It is used again for the next call.</summary>
internal sealed class SendBatch
{
    /// <summary>Of SQS and SNS alike: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html.</summary>
    public const int MostMessages = 10;

    private readonly OutgoingMessage[] _messages = new OutgoingMessage[MostMessages];
    private readonly int[] _indexes = new int[MostMessages];
    private readonly bool[] _taken = new bool[MostMessages];
    private readonly Refusal?[] _refusals = new Refusal?[MostMessages];

    public int Count { get; private set; }

    /// <summary>The sum of the messages' sizes.</summary>
    public int Size { get; private set; }

    /// <summary>How often its messages were sent before.</summary>
    public int Attempt { get; private set; }

    /// <summary>Why the whole call failed.</summary>
    public Exception? Failure { get; set; }

    public OutgoingMessage this[int place] => _messages[place];

    /// <summary>The messages, until the batch is changed.</summary>
    public ReadOnlyMemory<OutgoingMessage> Messages => _messages.AsMemory(0, Count);

    public void Add(int index, in OutgoingMessage message)
    {
        _indexes[Count] = index;
        _messages[Count] = message;
        _taken[Count] = false;
        _refusals[Count] = null;
        Count++;
        Size += message.Size;
    }

    /// <summary>Notes that the service took a message.</summary>
    /// <param name="place">Its place in the batch.</param>
    public void Take(int place) => _taken[place] = true;

    /// <summary>Notes that the service did not take a message.</summary>
    /// <param name="place">Its place in the batch.</param>
    /// <param name="refusal">What the service says.</param>
    public void Refuse(int place, Refusal refusal) => _refusals[place] = refusal;

    /// <summary>Reads the ids that entries are given: their places.</summary>
    public bool TryReadPlace(string? id, out int place) => int.TryParse(id, out place) && place >= 0 && place < Count;

    /// <summary>A message's place among all that are to be sent.</summary>
    public int Index(int place) => _indexes[place];

    public bool WasTaken(int place) => _taken[place] && _refusals[place] is null;

    public Refusal? Refused(int place) => _refusals[place];

    /// <summary>Keeps the messages at some places, for another attempt; what was said of them is kept until <see cref="Begin"/>.</summary>
    public void Retain(ReadOnlySpan<int> places)
    {
        Size = 0;
        for (var to = 0; to < places.Length; to++)
        {
            var from = places[to];
            _indexes[to] = _indexes[from];
            _messages[to] = _messages[from];
            _refusals[to] = _refusals[from];
            _taken[to] = false;
            Size += _messages[to].Size;
        }

        Count = places.Length;
        Attempt++;
    }

    /// <summary>Forgets what the last call said.</summary>
    public void Begin()
    {
        Array.Clear(_taken);
        Array.Clear(_refusals);
    }

    public void Clear()
    {
        Array.Clear(_messages);
        Begin();
        Count = 0;
        Size = 0;
        Attempt = 0;
        Failure = null;
    }
}
