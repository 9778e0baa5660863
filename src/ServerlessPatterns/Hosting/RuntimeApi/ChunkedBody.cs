using System.Net.Sockets;
using System.Text;

namespace ServerlessPatterns.Hosting;

/// <summary>A body in chunks (RFC 9112, 7.1), joined in the buffer that it comes into.</summary>
internal static class ChunkedBody
{
    /// <summary>Receives the body; the bytes behind the head become the chunks' content without what lay between them.</summary>
    public static void Receive(Socket socket, RuntimeAnswer answer)
    {
        var read = answer.BodyStart;
        var written = answer.BodyStart;
        while (true)
        {
            var content = ReceiveLine(socket, answer, read);
            var size = ReadSize(answer, read, content);
            read = content;
            if (size == 0)
            {
                break;
            }

            answer.Reserve(read + size + 2);
            while (answer.Filled < read + size + 2)
            {
                RuntimeConnection.ReceiveSome(socket, answer);
            }

            Buffer.BlockCopy(answer.Bytes, read, answer.Bytes, written, size);
            written += size;
            read += size;
            if (!answer.Bytes.AsSpan(read, 2).SequenceEqual("\r\n"u8))
            {
                throw new RuntimeApiException($"The Runtime API's answer has a chunk that is longer than its size of {size} bytes.");
            }

            read += 2;
        }

        // Trailer fields, up to a blank line.
        int start;
        do
        {
            start = read;
            read = ReceiveLine(socket, answer, start);
        }
        while (read - start > 2);

        answer.BodyLength = written - answer.BodyStart;
        if (answer.Filled == read)
        {
            answer.Filled = written;
        }
    }

    /// <summary>Receives to the end of the line.</summary>
    /// <returns>Where the next line starts.</returns>
    private static int ReceiveLine(Socket socket, RuntimeAnswer answer, int start)
    {
        var searched = start;
        while (true)
        {
            var at = answer.Bytes.AsSpan(searched, answer.Filled - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                return searched + at + 1;
            }

            searched = answer.Filled;
            RuntimeConnection.ReceiveSome(socket, answer);
        }
    }

    // "1a2b;extension\r\n"
    private static int ReadSize(RuntimeAnswer answer, int start, int end)
    {
        var size = 0L;
        var digits = 0;
        for (; start + digits < end && char.IsAsciiHexDigit((char)answer.Bytes[start + digits]); digits++)
        {
            var digit = answer.Bytes[start + digits];
            size = (size * 16) + (digit <= (byte)'9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
            if (size > RuntimeAnswer.MaximumBytes)
            {
                break;
            }
        }

        if (digits == 0 || size > RuntimeAnswer.MaximumBytes)
        {
            var line = Encoding.Latin1.GetString(answer.Bytes.AsSpan(start, Math.Min(end - start, 40))).Trim();
            throw new RuntimeApiException(
                $"The Runtime API's answer has a chunk of size '{line}', which is not a hexadecimal number up to {RuntimeAnswer.MaximumBytes:x}.");
        }

        return (int)size;
    }
}
