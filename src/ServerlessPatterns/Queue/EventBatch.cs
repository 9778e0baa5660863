using System.Globalization;
using System.Text;
using System.Text.Json;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.Queue;

/// <summary>
/// An event in a pooled buffer, and where its records lie in it. Used for one event after another.
/// </summary>
internal sealed class EventBatch
{
    private readonly EventBuffer _event = new();
    private MessageRecord[] _records = [];

    /// <summary>How many records the event has.</summary>
    public int Count { get; private set; }

    /// <summary>Which event this is, among those that this object has held.</summary>
    public int Generation => _event.Generation;

    /// <summary>Copies the event into a pooled buffer and finds its records.</summary>
    /// <param name="input">The event.</param>
    /// <returns>Completes when the event has been read.</returns>
    /// <exception cref="InvalidDataException">It is no SQS event.</exception>
    public ValueTask ReadAsync(Stream input)
    {
        var reading = _event.ReadAsync(input);
        if (!reading.IsCompletedSuccessfully)
        {
            return ReadSlowlyAsync(reading);
        }

        try
        {
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
        var batch = new EventBatch();
        batch._event.Take(json);
        batch.FindRecords();
        return batch;
    }

    /// <summary>Gives the buffer back. Nothing may read the event any more; contexts that try are told.</summary>
    public void Release()
    {
        Count = 0;
        _event.Release();
    }

    /// <summary>What a record has for a body.</summary>
    /// <param name="index">The record.</param>
    /// <returns>Text, or why not.</returns>
    public BodyState BodyState(int index) => _records[index].BodyState;

    /// <summary>A record's body.</summary>
    /// <param name="index">The record.</param>
    /// <returns>The body in UTF-8, unescaped.</returns>
    public ReadOnlyMemory<byte> Body(int index) => _event.Bytes.AsMemory(_records[index].Body.Start, _records[index].Body.Length);

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
        var bytes = new byte[lengths + 1];
        var length = 1;
        var copy = new EventBatch { _records = new MessageRecord[1], Count = 1 };
        copy._event.Take(bytes);
        copy._records[0] = new MessageRecord
        {
            Id = Append(record.Id),
            ReceiptHandle = Append(record.ReceiptHandle),
            QueueArn = Append(record.QueueArn),
            SystemAttributes = Append(record.SystemAttributes),
            MessageAttributes = Append(record.MessageAttributes),
        };
        return copy;

        TextRange Append(TextRange range)
        {
            var place = new TextRange(length, range.Length);
            Span(range).CopyTo(bytes.AsSpan(length));
            length += range.Length;
            return place;
        }
    }

    private ReadOnlySpan<byte> Span(TextRange range) => _event.Bytes.AsSpan(range.Start, range.Length);

    private async ValueTask ReadSlowlyAsync(ValueTask reading)
    {
        await reading.ConfigureAwait(false);
        FindRecords();
    }

    private void FindRecords() => Count = SqsEventReader.Read(_event.Bytes, _event.Length, ref _records);
}
