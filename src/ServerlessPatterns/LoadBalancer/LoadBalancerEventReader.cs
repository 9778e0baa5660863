using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using ServerlessPatterns.Hosting;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>
/// Finds the parts of a load balancer's event in a buffer that it may overwrite. Of members that occur twice the last one counts, as in
/// System.Text.Json; a header or parameter that occurs twice has several values. See
/// <see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#receive-event-from-load-balancer">Application
/// Load Balancers: the event</see>.
/// </summary>
internal ref struct LoadBalancerEventReader
{
    // "multiValueQueryStringParameters" with each letter written as \uXXXX.
    private const int LongestEscapedName = 31 * 6;

    private readonly LoadBalancerEvent _event;
    private EventReader _reader;
    private bool _isBase64;

    private LoadBalancerEventReader(LoadBalancerEvent into)
    {
        _event = into;
        _reader = new EventReader(into.Buffer.Bytes, into.Buffer.Length);
    }

    /// <summary>Reads an event.</summary>
    /// <param name="into">Holds the event, and receives where its parts lie.</param>
    /// <exception cref="InvalidDataException">It is no load balancer's event; the message says why.</exception>
    public static void Read(LoadBalancerEvent into)
    {
        try
        {
            new LoadBalancerEventReader(into).Read();
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"it is not well-formed JSON: {e.Message}", e);
        }
    }

    private void Read()
    {
        _event.Clear();
        _reader.Read();
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            throw new InvalidDataException($"it is JSON of type {_reader.TokenType}, not an object with \"httpMethod\" and \"path\".");
        }

        Span<byte> name = stackalloc byte[LongestEscapedName];
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadMember(FieldOf(_reader.Name(name)));
        }

        // Behind the closing brace only white space may follow: the reader checks it.
        _reader.Read();
        if (_event.Method.Length == 0)
        {
            throw new InvalidDataException("it has no \"httpMethod\" that is a JSON string.");
        }

        if (!_event.HasPath)
        {
            throw new InvalidDataException("it has no \"path\" that is a JSON string.");
        }

        if (_isBase64)
        {
            DecodeBody();
        }
    }

    private void ReadMember(EventField field)
    {
        if ((field == EventField.Body && TryReadBody()) || (FieldsOf(field) is { } fields && TryScanFields(fields, IsMultiValue(field))))
        {
            return;
        }

        _reader.Read();
        switch (field)
        {
            case EventField.Method:
                _event.Method = _reader.ReadText();
                break;
            case EventField.Path:
                _event.HasPath = _reader.TokenType == JsonTokenType.String;
                _event.Path = _reader.ReadText();
                break;
            case EventField.Headers or EventField.MultiValueHeaders or EventField.Query or EventField.MultiValueQuery:
                ReadFields(FieldsOf(field)!, IsMultiValue(field));
                break;
            case EventField.Body:
                _event.Body = default;
                _event.IsBodyText = true;
                _reader.Skip();
                break;
            case EventField.IsBase64Encoded:
                _isBase64 = _reader.TokenType == JsonTokenType.True;
                _reader.Skip();
                break;
            default:
                _reader.Skip();
                break;
        }
    }

    // False: the body is no string, and still to be read.
    private bool TryReadBody()
    {
        if (!_reader.TryTakeString("body", out var body, out var isUnicode))
        {
            return false;
        }

        _event.Body = body;
        _event.IsBodyText = isUnicode;
        return true;
    }

    private readonly HttpFieldList? FieldsOf(EventField field) => field switch
    {
        EventField.Headers => _event.PlainHeaders,
        EventField.MultiValueHeaders => _event.MultiValueHeaders,
        EventField.Query => _event.PlainQuery,
        EventField.MultiValueQuery => _event.MultiValueQuery,
        _ => null,
    };

    private static bool IsMultiValue(EventField field) => field is EventField.MultiValueHeaders or EventField.MultiValueQuery;

    // False: the object is still to be read.
    private bool TryScanFields(HttpFieldList fields, bool isMultiValue)
    {
        if (!FieldScanner.TryScan(_reader.Rest(out var offset), offset, fields, isMultiValue, out var consumed))
        {
            return false;
        }

        _reader.GoOnAt(offset + consumed);
        return true;
    }

    private void ReadFields(HttpFieldList fields, bool isMultiValue)
    {
        fields.Clear(_reader.TokenType == JsonTokenType.StartObject);
        if (!fields.IsPresent)
        {
            _reader.Skip();
            return;
        }

        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = _reader.ReadText();
            _reader.Read();
            if (!isMultiValue)
            {
                ReadValue(fields, name);
            }
            else if (_reader.TokenType == JsonTokenType.StartArray)
            {
                while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
                {
                    ReadValue(fields, name);
                }
            }
            else
            {
                _reader.Skip();
            }
        }
    }

    private void ReadValue(HttpFieldList fields, TextRange name)
    {
        var isString = _reader.TokenType == JsonTokenType.String;
        var value = _reader.ReadText();
        if (isString && !name.IsMissing)
        {
            fields.Add(name, value);
        }
    }

    // The load balancer gives bodies that are not of a text type as base64. The bytes take the text's place.
    private readonly void DecodeBody()
    {
        var text = _event.Buffer.Bytes.AsSpan(_event.Body.Start, _event.Body.Length);
        if (!_event.IsBodyText || Base64.DecodeFromUtf8InPlace(text, out var written) != OperationStatus.Done)
        {
            throw new InvalidDataException("its \"body\" is no base64, though \"isBase64Encoded\" is true.");
        }

        _event.Body = _event.Body with { Length = written };
    }

    private static EventField FieldOf(ReadOnlySpan<byte> name) => name.Length switch
    {
        4 when name.SequenceEqual("path"u8) => EventField.Path,
        4 when name.SequenceEqual("body"u8) => EventField.Body,
        7 when name.SequenceEqual("headers"u8) => EventField.Headers,
        10 when name.SequenceEqual("httpMethod"u8) => EventField.Method,
        15 when name.SequenceEqual("isBase64Encoded"u8) => EventField.IsBase64Encoded,
        17 when name.SequenceEqual("multiValueHeaders"u8) => EventField.MultiValueHeaders,
        21 when name.SequenceEqual("queryStringParameters"u8) => EventField.Query,
        31 when name.SequenceEqual("multiValueQueryStringParameters"u8) => EventField.MultiValueQuery,
        _ => EventField.Unknown,
    };
}
