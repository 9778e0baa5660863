using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace ServerlessPatterns.Aws;

/// <summary>Memory that an item's JSON is written into and read from again; one for each thread, which keeps as much as most items need.</summary>
internal sealed class JsonScratch : IBufferWriter<byte>, IDisposable
{
    private const int KeptLength = 8 * 1024;

    /// <summary>The serializer has a limit of its own, its options' MaxDepth; the writer must not come before it.</summary>
    private const int MostDepth = 1000;

    private const int KeptAttributes = 256;

    [ThreadStatic]
    private static JsonScratch? s_unused;

    [ThreadStatic]
    private static JsonScratch? s_current;

    private readonly List<AttributeValue> _shared = [];
    private readonly byte[] _kept = new byte[KeptLength];
    private byte[] _buffer;
    private int _length;
    private Utf8JsonWriter? _serializerWriter;
    private JsonScratch? _outer;

    private JsonScratch() => _buffer = _kept;

    /// <summary>The serializer's writer to it. Nobody but our own reader sees the text: nothing need be escaped for anybody else.</summary>
    public Utf8JsonWriter SerializerWriter => _serializerWriter ??= new Utf8JsonWriter(this, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MostDepth, SkipValidation = true });

    /// <summary>What was written and flushed; gone when the scratch is disposed of.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>Takes the thread's; one that is being used (a converter that uses a table) is left alone.</summary>
    public static JsonScratch Take()
    {
        var scratch = s_unused ?? new JsonScratch();
        s_unused = null;
        scratch._outer = s_current;
        s_current = scratch;
        return scratch;
    }

    /// <summary>The attribute that stands at the place that the JSON names, in the scratch that is being read.</summary>
    /// <exception cref="JsonException">There is none: a number where a text belongs.</exception>
    public static AttributeValue Shared(ref Utf8JsonReader reader)
        => s_current is { } scratch && reader.TryGetInt32(out var place) && place >= 0 && place < scratch._shared.Count ? scratch._shared[place] : throw new JsonException();

    /// <summary>Keeps an attribute for who reads the JSON.</summary>
    /// <returns>Its place.</returns>
    public int Share(AttributeValue value)
    {
        _shared.Add(value);
        return _shared.Count - 1;
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _buffer.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _buffer.AsSpan(_length);
    }

    public void Dispose()
    {
        // A writer that was given up in the middle of an item starts anew, too.
        _serializerWriter?.Reset();
        if (_buffer != _kept)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = _kept;
        }

        _length = 0;
        _shared.Clear();
        if (_shared.Capacity > KeptAttributes)
        {
            _shared.Capacity = 0;
        }

        s_current = _outer;
        _outer = null;
        s_unused = this;
    }

    private void Reserve(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Grow(count);
        }
    }

    private void Grow(int count)
    {
        var next = ArrayPool<byte>.Shared.Rent(checked((2 * _length) + count));
        _buffer.AsSpan(0, _length).CopyTo(next);
        if (_buffer != _kept)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = next;
    }
}
