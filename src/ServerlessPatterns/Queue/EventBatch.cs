using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ServerlessPatterns.Queue;

/// <summary>
/// An event in a pooled buffer, and where its records lie in it. Used for one event after another; the generation tells the contexts of
/// an earlier event that theirs is gone.
/// </summary>
internal sealed class EventBatch
{
    private const int FirstGuess = 32 * 1024;

    private byte[] _buffer = [];
    private int _length;
    private MessageRecord[] _records = [];
    private volatile int _generation;

    /// <summary>How many records the event has.</summary>
    public int Count { get; private set; }

    /// <summary>Which event this is, among those that this object has held.</summary>
    public int Generation => _generation;

    /// <summary>Copies the event into a pooled buffer and finds its records.</summary>
    /// <param name="input">The event.</param>
    /// <returns>Completes when the event has been read.</returns>
    /// <exception cref="InvalidDataException">It is no SQS event.</exception>
    public ValueTask ReadAsync(Stream input)
    {
        // The Runtime API's loop, Lambda's own runtime and tests all hand over memory: no state machine for it.
        if (input is not MemoryStream)
        {
            return ReadSlowlyAsync(input);
        }

        try
        {
            var left = (int)Math.Max(0, input.Length - input.Position);
            _buffer = ArrayPool<byte>.Shared.Rent(left);
            _length = input.ReadAtLeast(_buffer.AsSpan(0, left), left);
            FindRecords();
            return ValueTask.CompletedTask;
        }
        catch (Exception e)
        {
            return ValueTask.FromException(e);
        }
    }

    /// <summary>Takes an event that nothing else holds and that is not pooled.</summary>
    /// <param name="json">The event; overwritten.</param>
    /// <returns>The batch, which nothing ever releases.</returns>
    /// <exception cref="InvalidDataException">It is no SQS event.</exception>
    public static EventBatch Of(byte[] json)
    {
        var batch = new EventBatch { _buffer = json, _length = json.Length };
        batch.FindRecords();
        return batch;
    }

    /// <summary>Gives the buffer back. Nothing may read the event any more; contexts that try are told.</summary>
    public void Release()
    {
        _generation++;
        Count = 0;
        _length = 0;
        var buffer = _buffer;
        _buffer = [];
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>What a record has for a body.</summary>
    /// <param name="index">The record.</param>
    /// <returns>Text, or why not.</returns>
    public BodyState BodyState(int index) => _records[index].BodyState;

    /// <summary>A record's body.</summary>
    /// <param name="index">The record.</param>
    /// <returns>The body in UTF-8, unescaped.</returns>
    public ReadOnlyMemory<byte> Body(int index) => _buffer.AsMemory(_records[index].Body.Start, _records[index].Body.Length);

    /// <summary>A record's message id.</summary>
    /// <param name="index">The record.</param>
    /// <returns>The id in UTF-8.</returns>
    public ReadOnlySpan<byte> Id(int index) => Span(_records[index].Id);

    /// <summary>A record's receipt handle.</summary>
    /// <param name="index">The record.</param>
    /// <returns>The handle; empty where the record has none.</returns>
    public string ReceiptHandle(int index) => Encoding.UTF8.GetString(Span(_records[index].ReceiptHandle));

    /// <summary>The ARN of a record's queue.</summary>
    /// <param name="index">The record.</param>
    /// <returns>The ARN; empty where the record has none.</returns>
    public string QueueArn(int index) => Encoding.UTF8.GetString(Span(_records[index].QueueArn));

    /// <summary>The physical name of a record's queue: the last part of its ARN.</summary>
    /// <param name="index">The record.</param>
    /// <returns>The name; empty where the record has no ARN.</returns>
    public string QueueName(int index)
    {
        var arn = Span(_records[index].QueueArn);
        return Encoding.UTF8.GetString(arn[(arn.LastIndexOf((byte)':') + 1)..]);
    }

    /// <summary>A record's system attributes.</summary>
    /// <param name="index">The record.</param>
    /// <returns>A JSON object; empty where the record has none.</returns>
    public ReadOnlySpan<byte> SystemAttributes(int index) => Span(_records[index].SystemAttributes);

    /// <summary>A record's message attributes.</summary>
    /// <param name="index">The record.</param>
    /// <returns>A JSON object; empty where the record has none.</returns>
    public ReadOnlySpan<byte> MessageAttributes(int index) => Span(_records[index].MessageAttributes);

    /// <summary>One of a record's system attributes that is a whole number.</summary>
    /// <param name="index">The record.</param>
    /// <param name="name">The attribute's name.</param>
    /// <returns>The number; null where the record has no such attribute.</returns>
    public long? SystemNumber(int index, ReadOnlySpan<byte> name) =>
        AttributeObject.TryFind(SystemAttributes(index), name, out var value)
            && value.TokenType == JsonTokenType.String
            && long.TryParse(value.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Copies one record into a batch of its own, which nothing ever releases.</summary>
    /// <param name="index">The record.</param>
    /// <returns>The batch of one.</returns>
    public EventBatch Detach(int index)
    {
        var record = _records[index];
        var lengths = record.Id.Length + record.ReceiptHandle.Length + record.QueueArn.Length + record.SystemAttributes.Length
            + record.MessageAttributes.Length;
        var copy = new EventBatch { _buffer = new byte[lengths + 1], _length = 1, _records = new MessageRecord[1], Count = 1 };
        copy._records[0] = new MessageRecord
        {
            Id = copy.Append(Span(record.Id)),
            ReceiptHandle = copy.Append(Span(record.ReceiptHandle)),
            QueueArn = copy.Append(Span(record.QueueArn)),
            SystemAttributes = copy.Append(Span(record.SystemAttributes)),
            MessageAttributes = copy.Append(Span(record.MessageAttributes)),
        };
        return copy;
    }

    private TextRange Append(ReadOnlySpan<byte> text)
    {
        var range = new TextRange(_length, text.Length);
        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
        return range;
    }

    private ReadOnlySpan<byte> Span(TextRange range) => _buffer.AsSpan(range.Start, range.Length);

    private async ValueTask ReadSlowlyAsync(Stream input)
    {
        var guess = input.CanSeek ? (int)Math.Max(0, input.Length - input.Position) + 1 : FirstGuess;
        _buffer = ArrayPool<byte>.Shared.Rent(guess);
        while (true)
        {
            var read = await input.ReadAsync(_buffer.AsMemory(_length)).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            _length += read;
            if (_length == _buffer.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(_length * 2);
                _buffer.AsSpan(0, _length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(_buffer);
                _buffer = larger;
            }
        }

        FindRecords();
    }

    private void FindRecords() => Count = SqsEventReader.Read(_buffer, _length, ref _records);
}
