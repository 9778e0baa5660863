using System.Buffers.Text;
using System.Text;

namespace ServerlessPatterns.Hosting;

/// <summary>
/// One answer of the Runtime API: the bytes as they came and where in them the parts lie. Reused from answer to answer, so that nothing is
/// allocated for one; what was read from it is valid until the next.
/// </summary>
internal sealed class RuntimeAnswer
{
    /// <summary>
    /// An event has 6 MB at most (<see href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda quotas</see>);
    /// beyond this, a length is taken for a mistake rather than allocated.
    /// </summary>
    public const int MaximumBytes = 256 * 1024 * 1024;

    public byte[] Bytes { get; private set; } = GC.AllocateUninitializedArray<byte>(8 * 1024);

    /// <summary>How many bytes have come.</summary>
    public int Filled { get; set; }

    /// <summary>How many bytes are taken from the socket at once; a test takes one.</summary>
    public int MaximumReceive { get; init; } = int.MaxValue;

    public int Status { get; private set; }

    /// <summary>The Content-Length, or -1.</summary>
    public int ContentLength { get; private set; }

    public bool Chunked { get; private set; }

    public bool CloseAfterwards { get; private set; }

    public Range RequestId { get; private set; }

    public Range Deadline { get; private set; }

    public Range TraceId { get; private set; }

    public Range FunctionArn { get; private set; }

    public int BodyStart { get; set; }

    public int BodyLength { get; set; }

    public ReadOnlySpan<byte> this[Range range] => Bytes.AsSpan(range);

    /// <summary>Makes room for <paramref name="length"/> bytes in all, keeping those that have come.</summary>
    public void Reserve(int length)
    {
        if (length <= Bytes.Length)
        {
            return;
        }

        if (length > MaximumBytes)
        {
            throw new RuntimeApiException($"The Runtime API sends an answer of more than {MaximumBytes} bytes; an event has 6 MB at most.");
        }

        var larger = GC.AllocateUninitializedArray<byte>(Math.Max(length, (int)Math.Min(MaximumBytes, Bytes.Length * 2L)));
        Buffer.BlockCopy(Bytes, 0, larger, 0, Filled);
        Bytes = larger;
    }

    /// <summary>Reads status line and header fields.</summary>
    /// <param name="start">Where the head starts.</param>
    /// <param name="end">Where it ends, behind its blank line.</param>
    public void ReadHead(int start, int end)
    {
        ContentLength = -1;
        Chunked = false;
        RequestId = Deadline = TraceId = FunctionArn = default;
        ReadStatus(Bytes.AsSpan(start, end - start));
        var line = start;
        while (line < end)
        {
            var next = line + Bytes.AsSpan(line, end - line).IndexOf((byte)'\n') + 1;
            if (line != start)
            {
                ReadField(line, next);
            }

            line = next;
        }
    }

    /// <summary>Begins a new answer.</summary>
    public void Clear()
    {
        Filled = BodyStart = BodyLength = Status = 0;
        CloseAfterwards = false;
    }

    /// <summary>Notes that the connection cannot serve another request.</summary>
    public void EndConnection() => CloseAfterwards = true;

    // "HTTP/1.1 200 OK"
    private void ReadStatus(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12
            || !head.StartsWith("HTTP/1."u8)
            || head[8] != (byte)' '
            || !Utf8Parser.TryParse(head.Slice(9, 3), out int status, out var used)
            || used != 3
            || status < 100)
        {
            var shown = head[..Math.Min(head.Length, 40)];
            throw new RuntimeApiException($"The Runtime API's answer does not start as HTTP/1.1 does: '{Encoding.Latin1.GetString(shown).Trim()}'.");
        }

        Status = status;
        CloseAfterwards |= head[7] == (byte)'0';
    }

    private void ReadField(int line, int next)
    {
        var field = Bytes.AsSpan(line, next - line);
        var colon = field.IndexOf((byte)':');
        if (colon <= 0)
        {
            return;
        }

        var name = field[..colon];
        var from = line + colon + 1;
        var to = next;
        while (from < to && Bytes[from] is (byte)' ' or (byte)'\t')
        {
            from++;
        }

        while (to > from && Bytes[to - 1] <= (byte)' ')
        {
            to--;
        }

        // The lengths of the names tell them apart, so that no more than one is compared.
        var value = from..to;
        switch (name.Length)
        {
            case 10 when Is(name, "connection"u8):
                CloseAfterwards |= Is(Bytes.AsSpan(value), "close"u8);
                break;
            case 14 when Is(name, "content-length"u8):
                ReadContentLength(Bytes.AsSpan(value));
                break;
            case 17 when Is(name, "transfer-encoding"u8):
                Chunked = Is(Bytes.AsSpan(value), "chunked"u8) ? true : throw new RuntimeApiException(
                    $"The Runtime API's answer has the transfer encoding '{Encoding.Latin1.GetString(Bytes.AsSpan(value))}'; only chunked is known.");
                break;
            case 23 when Is(name, "lambda-runtime-trace-id"u8):
                TraceId = value;
                break;
            case 26 when Is(name, "lambda-runtime-deadline-ms"u8):
                Deadline = value;
                break;
            case 29 when Is(name, "lambda-runtime-aws-request-id"u8):
                RequestId = value;
                break;
            case 35 when Is(name, "lambda-runtime-invoked-function-arn"u8):
                FunctionArn = value;
                break;
        }
    }

    private void ReadContentLength(ReadOnlySpan<byte> value)
    {
        if (!Utf8Parser.TryParse(value, out long length, out var used) || used != value.Length || length is < 0 or > MaximumBytes)
        {
            throw new RuntimeApiException(
                $"The Runtime API's answer has the Content-Length '{Encoding.Latin1.GetString(value)}', which is not a number from 0 to {MaximumBytes}.");
        }

        ContentLength = (int)length;
    }

    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lowerCase)
    {
        if (text.Length != lowerCase.Length)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if ((c is >= (byte)'A' and <= (byte)'Z' ? c | 0x20 : c) != lowerCase[i])
            {
                return false;
            }
        }

        return true;
    }
}
