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

    // Fields, for in a cold start each property would be one more method to compile.
    public byte[] Bytes = GC.AllocateUninitializedArray<byte>(8 * 1024);

    /// <summary>How many bytes have come.</summary>
    public int Filled;

    /// <summary>How many bytes are taken from the socket at once; a test takes one.</summary>
    public int MaximumReceive = int.MaxValue;

    public int Status;

    /// <summary>The Content-Length, or -1.</summary>
    public int ContentLength;

    public bool Chunked;

    /// <summary>The connection cannot serve another request.</summary>
    public bool CloseAfterwards;

    public FieldValue RequestId;

    public FieldValue Deadline;

    public FieldValue TraceId;

    public FieldValue FunctionArn;

    public int BodyStart;

    public int BodyLength;

    public ReadOnlySpan<byte> this[FieldValue value] => new(Bytes, value.Start, value.Length);

    /// <summary>Makes room for <paramref name="length"/> bytes in all, keeping those that have come.</summary>
    public void Reserve(int length)
    {
        if (length > MaximumBytes)
        {
            throw new RuntimeApiException($"The Runtime API sends an answer of more than {MaximumBytes} bytes; an event has 6 MB at most.");
        }

        if (length > Bytes.Length)
        {
            var larger = GC.AllocateUninitializedArray<byte>(Math.Max(length, (int)Math.Min(MaximumBytes, Bytes.Length * 2L)));
            Buffer.BlockCopy(Bytes, 0, larger, 0, Filled);
            Bytes = larger;
        }
    }

    /// <summary>Begins a new answer.</summary>
    public void Clear()
    {
        Filled = BodyStart = BodyLength = Status = 0;
        CloseAfterwards = false;
    }

    /// <summary>Reads status line and header fields.</summary>
    /// <param name="start">Where the head starts.</param>
    /// <param name="end">Where it ends, behind its blank line.</param>
    public void ReadHead(int start, int end)
    {
        ContentLength = -1;
        Chunked = false;
        RequestId = Deadline = TraceId = FunctionArn = default;

        // "HTTP/1.1 200 OK"
        var head = new ReadOnlySpan<byte>(Bytes, start, end - start);
        if (!head.StartsWith("HTTP/1."u8)
            || head.Length < 13
            || head[8] != (byte)' '
            || !Utf8Parser.TryParse(head.Slice(9, 3), out Status, out var used)
            || used != 3
            || Status < 100)
        {
            throw NoStatus(head);
        }

        CloseAfterwards |= head[7] == (byte)'0';
        var line = start + head.IndexOf((byte)'\n') + 1;
        while (line < end)
        {
            var length = new ReadOnlySpan<byte>(Bytes, line, end - line).IndexOf((byte)'\n') + 1;
            ReadField(line, line + length);
            line += length;
        }
    }

    private void ReadField(int line, int next)
    {
        var colon = line;
        for (; colon < next && Bytes[colon] != (byte)':'; colon++)
        {
            if (Bytes[colon] is >= (byte)'A' and <= (byte)'Z')
            {
                Bytes[colon] |= 0x20;
            }
        }

        FieldValue value;
        value.Start = Math.Min(colon + 1, next);
        while (value.Start < next && Bytes[value.Start] <= (byte)' ')
        {
            value.Start++;
        }

        value.Length = next - value.Start;
        while (value.Length > 0 && Bytes[value.Start + value.Length - 1] <= (byte)' ')
        {
            value.Length--;
        }

        // The lengths of the names tell them apart, so that no more than one is compared.
        var name = new ReadOnlySpan<byte>(Bytes, line, colon - line);
        switch (name.Length)
        {
            case 10 when name.SequenceEqual("connection"u8):
                CloseAfterwards |= Is(this[value], "close");
                break;
            case 14 when name.SequenceEqual("content-length"u8):
                if (!Utf8Parser.TryParse(this[value], out ContentLength, out var used)
                    || used != value.Length
                    || ContentLength is < 0 or > MaximumBytes)
                {
                    throw NoLength(this[value]);
                }

                break;
            case 17 when name.SequenceEqual("transfer-encoding"u8):
                Chunked = Is(this[value], "chunked") ? true : throw UnknownEncoding(this[value]);
                break;
            case 23 when name.SequenceEqual("lambda-runtime-trace-id"u8):
                TraceId = value;
                break;
            case 26 when name.SequenceEqual("lambda-runtime-deadline-ms"u8):
                Deadline = value;
                break;
            case 29 when name.SequenceEqual("lambda-runtime-aws-request-id"u8):
                RequestId = value;
                break;
            case 35 when name.SequenceEqual("lambda-runtime-invoked-function-arn"u8):
                FunctionArn = value;
                break;
        }
    }

    private static bool Is(ReadOnlySpan<byte> text, string word) => Ascii.EqualsIgnoreCase(text, word);

    private static RuntimeApiException NoStatus(ReadOnlySpan<byte> head)
    {
        var shown = head[..Math.Min(head.Length, 40)];
        return new($"The Runtime API's answer does not start as HTTP/1.1 does: '{Encoding.Latin1.GetString(shown).Trim()}'.");
    }

    private static RuntimeApiException NoLength(ReadOnlySpan<byte> value) =>
        new($"The Runtime API's answer has the Content-Length '{Encoding.Latin1.GetString(value)}', which is not a number from 0 to {MaximumBytes}.");

    private static RuntimeApiException UnknownEncoding(ReadOnlySpan<byte> value) =>
        new($"The Runtime API's answer has the transfer encoding '{Encoding.Latin1.GetString(value)}'; only chunked is known.");
}
