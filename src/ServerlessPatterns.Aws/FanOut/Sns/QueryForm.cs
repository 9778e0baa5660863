using System.Buffers;
using System.Globalization;
using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace ServerlessPatterns.Aws;

/// <summary>
/// The body of a call in SNS's protocol, AWS Query: a form, percent-encoded into a pooled buffer that the SDK signs, sends, sends again, and
/// gives back. See <see href="https://docs.aws.amazon.com/sns/latest/dg/sns-making-api-requests.html">SNS: making API requests</see>.
/// </summary>
internal readonly struct QueryForm
{
    public const string Version = "2010-03-31";

    private const int MostAtOnce = 4096;

    private readonly IBufferWriter<byte> _output;

    private QueryForm(IBufferWriter<byte> output) => _output = output;

    /// <summary>A request whose body is a form that says so far which operation it is.</summary>
    public static QueryForm Create(AmazonWebServiceRequest original, ReadOnlySpan<byte> action, int capacity, out DefaultRequest request)
    {
        var content = new PooledContentStream(capacity);
        request = new DefaultRequest(original, "SNS") { HttpMethod = "POST", ResourcePath = "/", ContentStream = content };
        request.Headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8";
        var form = new QueryForm(content.BufferWriter);
        form.Raw("Action="u8);
        form.Raw(action);
        form.Raw("&Version=2010-03-31"u8);
        return form;
    }

    /// <summary>What needs no encoding: names, and digits.</summary>
    public void Raw(ReadOnlySpan<byte> text) => _output.Write(text);

    public void Raw(int number)
    {
        var span = _output.GetSpan(11);
        number.TryFormat(span, out var written, provider: CultureInfo.InvariantCulture);
        _output.Advance(written);
    }

    public void Value(string text)
    {
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = length > 512 ? ArrayPool<byte>.Shared.Rent(length) : null;
        var utf8 = rented ?? stackalloc byte[512];
        Value(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public void Value(ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty)
        {
            var part = utf8[..Math.Min(utf8.Length, MostAtOnce)];
            _output.Advance(Encode(part, _output.GetSpan(3 * part.Length)));
            utf8 = utf8[part.Length..];
        }
    }

    private static int Encode(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var digits = "0123456789ABCDEF"u8;
        var length = 0;
        foreach (var octet in from)
        {
            if (IsUnreserved(octet))
            {
                to[length++] = octet;
                continue;
            }

            to[length] = (byte)'%';
            to[length + 1] = digits[octet >> 4];
            to[length + 2] = digits[octet & 15];
            length += 3;
        }

        return length;
    }

    /// <summary>RFC 3986, 2.3.</summary>
    private static bool IsUnreserved(byte octet)
        => char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~';
}
