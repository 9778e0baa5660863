using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ServerlessPatterns.Aws;

/// <summary>Pooled memory that an item's JSON is written into and read from again, and the writer to it; one for each thread.</summary>
internal sealed class JsonScratch : IBufferWriter<byte>, IDisposable
{
    private const int FirstLength = 4 * 1024;

    /// <summary>The serializer has a limit of its own, its options' MaxDepth; the writer must not come before it.</summary>
    private const int MostDepth = 1000;

    [ThreadStatic]
    private static JsonScratch? s_unused;

    private byte[] _buffer = [];
    private int _length;

    private JsonScratch()
        // Nobody but our own reader sees the text: nothing need be escaped for anybody else.
        => Writer = new Utf8JsonWriter(this, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MostDepth, SkipValidation = true });

    public Utf8JsonWriter Writer { get; }

    /// <summary>What was written and flushed; gone when the scratch is disposed of.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>Takes the thread's; one that is being used (a converter that uses a table) is left alone.</summary>
    public static JsonScratch Take()
    {
        var scratch = s_unused ?? new JsonScratch();
        s_unused = null;
        return scratch;
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _buffer.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        // A writer that was given up in the middle of an item starts anew, too.
        Writer.Reset();
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = [];
        _length = 0;
        s_unused = this;
    }

    private void Reserve(int count)
    {
        if (_buffer.Length - _length >= count)
        {
            return;
        }

        var next = ArrayPool<byte>.Shared.Rent(Math.Max(FirstLength, checked((2 * _length) + count)));
        _buffer.AsSpan(0, _length).CopyTo(next);
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = next;
    }
}
