using System.Buffers;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>Bytes in a pooled array that grows.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>
{
    private const int FirstGuess = 1024;

    private byte[] _bytes = [];

    /// <summary>How many bytes there are.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return _bytes.AsMemory(Length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return _bytes.AsSpan(Length);
    }

    /// <summary>Adds bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Forgets the bytes, and keeps the array.</summary>
    public void Clear() => Length = 0;

    /// <summary>Makes room.</summary>
    /// <param name="count">For how many more bytes.</param>
    public void Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Grow(count);
        }
    }

    /// <summary>Hands the array over to who gives it back, and begins anew.</summary>
    /// <returns>The array, and how many bytes of it are written.</returns>
    public ArraySegment<byte> Detach()
    {
        var segment = new ArraySegment<byte>(_bytes, 0, Length);
        _bytes = [];
        Length = 0;
        return segment;
    }

    /// <summary>Gives the array back.</summary>
    public void Release()
    {
        var bytes = Detach().Array!;
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Length + count), Math.Max(FirstGuess, (int)Math.Min(Array.MaxLength, _bytes.Length * 2L))));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        var length = Length;
        Release();
        _bytes = larger;
        Length = length;
    }
}
