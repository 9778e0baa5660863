using System.Buffers;

namespace ServerlessPatterns.Hosting;

/// <summary>
/// An event in a pooled buffer. Used for one event after another; the generation tells those that look into an earlier event that theirs
/// is gone.
/// </summary>
internal sealed class EventBuffer
{
    private const int FirstGuess = 32 * 1024;

    private volatile int _generation;

    /// <summary>Holds the event, from its first byte on.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>The event's length in bytes.</summary>
    public int Length { get; private set; }

    /// <summary>Which event this is, among those that this object has held.</summary>
    public int Generation => _generation;

    /// <summary>Copies the event into a pooled buffer.</summary>
    /// <param name="input">The event.</param>
    /// <returns>Completes when the event has been read.</returns>
    public ValueTask ReadAsync(Stream input)
    {
        // The Runtime API's loop, Lambda's own runtime and tests all hand over memory: no state machine for it.
        if (input is not MemoryStream)
        {
            return ReadSlowlyAsync(input);
        }

        try
        {
            var left = (int)Math.Max(0, input.Length - input.Position);
            Bytes = ArrayPool<byte>.Shared.Rent(left);
            Length = input.ReadAtLeast(Bytes.AsSpan(0, left), left);
            return ValueTask.CompletedTask;
        }
        catch (Exception e)
        {
            return ValueTask.FromException(e);
        }
    }

    /// <summary>Takes an event that nothing else holds and that is not pooled: it must not be released.</summary>
    /// <param name="json">The event.</param>
    public void Take(byte[] json)
    {
        Bytes = json;
        Length = json.Length;
    }

    /// <summary>Gives the buffer back. Nothing may read the event any more.</summary>
    public void Release()
    {
        _generation++;
        Length = 0;
        var buffer = Bytes;
        Bytes = [];
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask ReadSlowlyAsync(Stream input)
    {
        var guess = input.CanSeek ? (int)Math.Max(0, input.Length - input.Position) + 1 : FirstGuess;
        Bytes = ArrayPool<byte>.Shared.Rent(guess);
        while (true)
        {
            var read = await input.ReadAsync(Bytes.AsMemory(Length)).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            Length += read;
            if (Length == Bytes.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(Length * 2);
                Bytes.AsSpan(0, Length).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(Bytes);
                Bytes = larger;
            }
        }
    }
}
