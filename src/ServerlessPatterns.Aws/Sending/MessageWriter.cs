using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ServerlessPatterns.Aws;

/// <summary>
/// Writes messages as their consumers read them: JSON, but text and octets as they are. What the destination would not take is refused here.
/// </summary>
internal sealed class MessageWriter<T> : IDisposable
{
    private readonly SendDestination _destination;
    private readonly JsonTypeInfo<T> _typeInfo;
    private readonly TraceContext _trace;
    private readonly MessageRules _rules;
    private readonly BodyBuffer _buffer;
    private Utf8JsonWriter? _json;

    public MessageWriter(SendDestination destination, JsonTypeInfo<T> typeInfo, TraceContext trace, string parameterName, int capacity)
    {
        _destination = destination;
        _typeInfo = typeInfo;
        _trace = trace;
        _rules = new MessageRules(destination, parameterName);
        _buffer = new BodyBuffer(capacity);
    }

    /// <summary>Writes a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="options">What goes with it.</param>
    /// <param name="index">Its place; null: it is the only one.</param>
    /// <returns>The message; its body lives until the writer is disposed of.</returns>
    /// <exception cref="ArgumentException">The destination would not take it.</exception>
    public OutgoingMessage Write(T message, SendOptions? options, int? index)
    {
        var size = _rules.Check(options, index);
        WriteBody(message, index);
        var body = _buffer.Complete();
        _rules.CheckBody(body.Span, size, index);
        size += body.Length;
        var attributes = _trace.AddTo(options?.Attributes, _destination.MaxBytes, ref size);
        return new OutgoingMessage(body, size)
        {
            GroupId = options?.GroupId,
            DeduplicationId = options?.DeduplicationId,
            DelaySeconds = (int?)options?.Delay?.TotalSeconds,
            Attributes = attributes,
            TraceHeader = _trace.Header,
        };
    }

    public void Dispose()
    {
        _json?.Dispose();
        _buffer.Dispose();
    }

    private void WriteBody(T message, int? index)
    {
        switch (message)
        {
            case null:
                throw _rules.Refuse(index, "is null.");
            case string text:
                WriteText(text, index);
                break;
            case ReadOnlyMemory<byte> octets:
                octets.Span.CopyTo(_buffer.GetSpan(octets.Length));
                _buffer.Advance(octets.Length);
                break;
            default:
                WriteJson(message, index);
                break;
        }
    }

    private void WriteText(string text, int? index)
    {
        // Lone surrogates would become U+FFFD without a word.
        if (MessageText.FirstRefused(text) is var at and >= 0)
        {
            throw _rules.Refuse(index, $"has at {at} the character U+{(int)text[at]:X4}, which {_destination.Service} does not take. Encode it, in Base64 for example.");
        }

        _buffer.Advance(Encoding.UTF8.GetBytes(text, _buffer.GetSpan(Encoding.UTF8.GetByteCount(text))));
    }

    private void WriteJson(T message, int? index)
    {
        try
        {
            if (_json is null)
            {
                var options = _typeInfo.Options;
                _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = options.Encoder, Indented = options.WriteIndented, MaxDepth = options.MaxDepth, SkipValidation = true });
            }
            else
            {
                _json.Reset(_buffer);
            }

            JsonSerializer.Serialize(_json, message, _typeInfo);
            _json.Flush();
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw _rules.Refuse(index, $"cannot be written as JSON: {e.Message}", e);
        }
    }
}
