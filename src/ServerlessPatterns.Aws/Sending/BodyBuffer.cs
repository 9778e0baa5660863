using System.Buffers;

namespace ServerlessPatterns.Aws;

/// <summary>Pooled memory that the bodies of many messages are written into, one after the other; each stays where it is until the end.</summary>
internal sealed class BodyBuffer(int firstChunk) : IBufferWriter<byte>, IDisposable
{
    private const int ChunkLength = 128 * 1024;

    private readonly List<byte[]> _full = [];
    private byte[] _chunk = [];
    private int _start;
    private int _end;

    /// <summary>Ends the body that was being written.</summary>
    public ReadOnlyMemory<byte> Complete()
    {
        var body = _chunk.AsMemory(_start, _end - _start);
        _start = _end;
        return body;
    }

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _chunk.Length - _end);
        _end += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _chunk.AsMemory(_end);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        foreach (var chunk in _full)
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        _full.Clear();
        if (_chunk.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_chunk);
            _chunk = [];
        }
    }

    private void Reserve(int count)
    {
        if (_chunk.Length - _end >= count)
        {
            return;
        }

        var written = _end - _start;
        var next = ArrayPool<byte>.Shared.Rent(Math.Max(_chunk.Length == 0 ? firstChunk : ChunkLength, checked((2 * written) + count)));
        _chunk.AsSpan(_start, written).CopyTo(next);
        if (_start > 0)
        {
            _full.Add(_chunk);
        }
        else if (_chunk.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_chunk);
        }

        _chunk = next;
        _start = 0;
        _end = written;
    }
}
