using System.Text;
using System.Text.Json;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.Queue;

/// <summary>
/// Finds the records of an SQS event in a buffer that it may overwrite. Of fields that occur twice the last one counts, as in
/// System.Text.Json. See <see href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Lambda: SQS event</see>.
/// </summary>
internal ref struct SqsEventReader
{
    private readonly byte[] _buffer;
    private EventReader _reader;

    // What makes the records found so far no SQS messages; another "Records" behind them would make up for it.
    private string? _fault;

    private SqsEventReader(byte[] buffer, int length)
    {
        _buffer = buffer;
        _reader = new EventReader(buffer, length);
    }

    /// <summary>Reads an event.</summary>
    /// <param name="buffer">Holds the event; bodies and escaped fields are overwritten by their unescaped text.</param>
    /// <param name="length">The event's length in bytes.</param>
    /// <param name="records">Receives the records; grown where it is too small.</param>
    /// <returns>How many records there are.</returns>
    /// <exception cref="InvalidDataException">It is no SQS event; the message says why.</exception>
    public static int Read(byte[] buffer, int length, ref MessageRecord[] records)
    {
        try
        {
            return new SqsEventReader(buffer, length).ReadEvent(ref records);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"it is not well-formed JSON: {e.Message}", e);
        }
    }

    private int ReadEvent(ref MessageRecord[] records)
    {
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            throw new InvalidDataException($"it is JSON of type {_reader.TokenType}, not an object with \"Records\".");
        }

        var count = -1;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRecords = IsRecords();
            _reader.Read();
            if (isRecords)
            {
                count = ReadRecords(ref records);
            }
            else
            {
                _reader.Skip();
            }
        }

        // Behind the closing brace only white space may follow: the reader checks it.
        _reader.Read();
        if (count < 0)
        {
            throw new InvalidDataException(_fault ?? "it has no \"Records\".");
        }

        return count;
    }

    private int ReadRecords(ref MessageRecord[] records)
    {
        _fault = null;
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            _fault = $"its \"Records\" are JSON of type {_reader.TokenType}, not an array.";
            _reader.Skip();
            return -1;
        }

        var count = 0;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (_reader.TokenType != JsonTokenType.StartObject)
            {
                _fault ??= $"record {count} is JSON of type {_reader.TokenType}, not an object.";
                _reader.Skip();
            }
            else
            {
                if (count == records.Length)
                {
                    Array.Resize(ref records, Math.Max(16, count * 2));
                }

                ReadRecord(ref records[count], count);
            }

            count++;
        }

        return _fault is null ? count : -1;
    }

    private void ReadRecord(ref MessageRecord record, int index)
    {
        record = default;
        string? source = null;
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = RecordFieldOf();
            if (field == RecordField.Body && TryReadBody(ref record))
            {
                continue;
            }

            _reader.Read();
            switch (field)
            {
                case RecordField.MessageId:
                    record.Id = _reader.ReadText();
                    break;
                case RecordField.ReceiptHandle:
                    record.ReceiptHandle = _reader.ReadText();
                    break;
                case RecordField.QueueArn:
                    record.QueueArn = _reader.ReadText();
                    break;
                case RecordField.EventSource:
                    source = ReadEventSource();
                    break;
                case RecordField.SystemAttributes:
                    record.SystemAttributes = _reader.ReadObject();
                    break;
                case RecordField.MessageAttributes:
                    record.MessageAttributes = _reader.ReadObject();
                    break;
                case RecordField.Body:
                    record.Body = default;
                    record.BodyState = BodyState.Missing;
                    _reader.Skip();
                    break;
                default:
                    _reader.Skip();
                    break;
            }
        }

        if (source is not null)
        {
            _fault ??= $"record {index} has the \"eventSource\" {source}, not aws:sqs.";
        }

        if (record.Id.Length == 0)
        {
            _fault ??= $"record {index} has no \"messageId\".";
        }
    }

    // False: the body is no string, and still to be read.
    private bool TryReadBody(ref MessageRecord record)
    {
        if (!_reader.TryTakeString("body", out var body, out var isUnicode))
        {
            return false;
        }

        record.Body = body;
        record.BodyState = isUnicode ? BodyState.Text : BodyState.NotUnicode;
        return true;
    }

    // Null: it is SQS, the usual case.
    private string? ReadEventSource()
    {
        if (_reader.TokenType != JsonTokenType.String)
        {
            var type = _reader.TokenType;
            _reader.Skip();
            return $"of JSON type {type}";
        }

        if (_reader.IsPlain("aws:sqs"u8))
        {
            return null;
        }

        var range = _reader.ReadText();
        var text = Encoding.UTF8.GetString(_buffer, range.Start, range.Length);
        return text == "aws:sqs" ? null : $"\"{text}\"";
    }

    private readonly bool IsRecords() => _reader.Name(stackalloc byte[LongestEscapedName]).SequenceEqual("Records"u8);

    private readonly RecordField RecordFieldOf() => RecordFieldOf(_reader.Name(stackalloc byte[LongestEscapedName]));

    // "messageAttributes" with each letter written as \uXXXX.
    private const int LongestEscapedName = 17 * 6;

    private static RecordField RecordFieldOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        4 when name.SequenceEqual("body"u8) => RecordField.Body,
        9 when name.SequenceEqual("messageId"u8) => RecordField.MessageId,
        10 when name.SequenceEqual("attributes"u8) => RecordField.SystemAttributes,
        11 when name.SequenceEqual("eventSource"u8) => RecordField.EventSource,
        13 when name.SequenceEqual("receiptHandle"u8) => RecordField.ReceiptHandle,
        14 when name.SequenceEqual("eventSourceARN"u8) => RecordField.QueueArn,
        17 when name.SequenceEqual("messageAttributes"u8) => RecordField.MessageAttributes,
        _ => RecordField.Unknown,
    };
}
