using System.Text;
using System.Text.Json;

namespace ServerlessPatterns.Queue;

/// <summary>
/// Finds the records of an SQS event in a buffer that it may overwrite. The envelope is checked by <see cref="Utf8JsonReader"/> to its
/// last byte; bodies are unescaped where they lie, without the reader seeing them. Of fields that occur twice the last one counts, as
/// in System.Text.Json. See <see href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Lambda: SQS event</see>.
/// </summary>
internal ref struct SqsEventReader
{
    private readonly byte[] _buffer;
    private readonly int _length;
    private Utf8JsonReader _reader;

    // Where the reader's span begins in the buffer: it is renewed behind each body.
    private int _offset;

    // What makes the records found so far no SQS messages; another "Records" behind them would make up for it.
    private string? _fault;

    private SqsEventReader(byte[] buffer, int start, int length)
    {
        _buffer = buffer;
        _length = length;
        _offset = start;
        _reader = new Utf8JsonReader(buffer.AsSpan(start, length - start));
    }

    /// <summary>Reads an event.</summary>
    /// <param name="buffer">Holds the event; bodies and escaped fields are overwritten by their unescaped text.</param>
    /// <param name="length">The event's length in bytes.</param>
    /// <param name="records">Receives the records; grown where it is too small.</param>
    /// <returns>How many records there are.</returns>
    /// <exception cref="InvalidDataException">It is no SQS event; the message says why.</exception>
    public static int Read(byte[] buffer, int length, ref MessageRecord[] records)
    {
        // A byte order mark does not come from Lambda, but from event files that editors saved.
        var start = buffer.AsSpan(0, length).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            return new SqsEventReader(buffer, start, length).ReadEvent(ref records);
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
                    record.Id = ReadText();
                    break;
                case RecordField.ReceiptHandle:
                    record.ReceiptHandle = ReadText();
                    break;
                case RecordField.QueueArn:
                    record.QueueArn = ReadText();
                    break;
                case RecordField.EventSource:
                    source = ReadEventSource();
                    break;
                case RecordField.SystemAttributes:
                    record.SystemAttributes = ReadObject();
                    break;
                case RecordField.MessageAttributes:
                    record.MessageAttributes = ReadObject();
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

    // Takes the body's string out from under the reader: the text is unescaped by hand, several times as fast as the reader can; the
    // reader is given a null in its place and goes on behind it. False: the body is no string, and the reader's own.
    private bool TryReadBody(ref MessageRecord record)
    {
        var quote = _offset + (int)_reader.BytesConsumed;
        while (quote < _length && _buffer[quote] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            quote++;
        }

        if (quote == _length || _buffer[quote] != (byte)'"')
        {
            return false;
        }

        var start = quote + 1;
        if (!JsonText.TryUnescape(_buffer.AsSpan(start, _length - start), out var consumed, out var written, out var isUnicode))
        {
            throw new InvalidDataException(
                start + consumed >= _length
                    ? $"it is not well-formed JSON: the body that begins at byte {quote} does not end."
                    : $"it is not well-formed JSON: the body that begins at byte {quote} has a control character or an invalid escape sequence at byte {start + consumed}.");
        }

        record.Body = new TextRange(start, written);
        record.BodyState = isUnicode ? BodyState.Text : BodyState.NotUnicode;

        var stand = new Utf8JsonReader("null"u8, isFinalBlock: false, _reader.CurrentState);
        stand.Read();
        _offset = start + consumed;
        _reader = new Utf8JsonReader(_buffer.AsSpan(_offset, _length - _offset), isFinalBlock: true, stand.CurrentState);
        return true;
    }

    private TextRange ReadText()
    {
        if (_reader.TokenType != JsonTokenType.String)
        {
            _reader.Skip();
            return default;
        }

        var start = _offset + (int)_reader.TokenStartIndex + 1;
        var text = _buffer.AsSpan(start, _reader.ValueSpan.Length);
        return JsonText.TryUnescapeWhole(text, out var written) ? new TextRange(start, written) : default;
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

        if (!_reader.ValueIsEscaped && _reader.ValueSpan.SequenceEqual("aws:sqs"u8))
        {
            return null;
        }

        var range = ReadText();
        var text = Encoding.UTF8.GetString(_buffer, range.Start, range.Length);
        return text == "aws:sqs" ? null : $"\"{text}\"";
    }

    private TextRange ReadObject()
    {
        var isObject = _reader.TokenType == JsonTokenType.StartObject;
        var start = _offset + (int)_reader.TokenStartIndex;
        _reader.Skip();
        return isObject ? new TextRange(start, _offset + (int)_reader.BytesConsumed - start) : default;
    }

    private readonly bool IsRecords()
    {
        if (!_reader.ValueIsEscaped)
        {
            return _reader.ValueSpan.SequenceEqual("Records"u8);
        }

        Span<byte> name = stackalloc byte[LongestEscapedName];
        return TryUnescapeName(ref name) && name.SequenceEqual("Records"u8);
    }

    private readonly RecordField RecordFieldOf()
    {
        if (!_reader.ValueIsEscaped)
        {
            return RecordFieldOf(_reader.ValueSpan);
        }

        Span<byte> name = stackalloc byte[LongestEscapedName];
        return TryUnescapeName(ref name) ? RecordFieldOf(name) : RecordField.Unknown;
    }

    // "messageAttributes" with each letter written as \uXXXX.
    private const int LongestEscapedName = 17 * 6;

    private readonly bool TryUnescapeName(scoped ref Span<byte> name)
    {
        if (_reader.ValueSpan.Length > name.Length)
        {
            return false;
        }

        _reader.ValueSpan.CopyTo(name);
        name = name[.._reader.ValueSpan.Length];
        var isText = JsonText.TryUnescapeWhole(name, out var written);
        name = name[..written];
        return isText;
    }

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
