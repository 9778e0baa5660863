using System.Buffers;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>An answer in a pooled array, which goes back when the stream is disposed.</summary>
/// <param name="content">The answer.</param>
internal sealed class AnswerStream(ArraySegment<byte> content)
    : MemoryStream(content.Array!, content.Offset, content.Count, writable: false, publiclyVisible: true)
{
    private byte[]? _pooled = content.Array;

    /// <inheritdoc/>
    public override bool TryGetBuffer(out ArraySegment<byte> buffer)
    {
        if (_pooled is null)
        {
            buffer = default;
            return false;
        }

        return base.TryGetBuffer(out buffer);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Interlocked.Exchange(ref _pooled, null) is { } array)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
