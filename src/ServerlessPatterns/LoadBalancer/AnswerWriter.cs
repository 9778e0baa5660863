using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace ServerlessPatterns.LoadBalancer;

/// <summary>
/// Writes answers as the load balancer reads them. See
/// <see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#respond-to-load-balancer">Application
/// Load Balancers: the answer</see>.
/// </summary>
internal static class AnswerWriter
{
    /// <summary>The most bytes that the load balancer takes: 1 MB.</summary>
    public const int MostBytes = 1024 * 1024;

    private const string SetCookie = "set-cookie";

    /// <summary>Writes an answer.</summary>
    /// <param name="output">Where to; empty.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="isMultiValue">Whether the event had multi-value headers: the answer must have them too, and otherwise must not.</param>
    /// <param name="hasBody">False: the body is left out, for the request was a HEAD.</param>
    public static void Write(PooledBuffer output, HttpAnswer answer, bool isMultiValue, bool hasBody)
    {
        var isBinary = answer.IsBinary && hasBody;
        output.Append(isBinary ? "{\"isBase64Encoded\":true,\"statusCode\":"u8 : "{\"isBase64Encoded\":false,\"statusCode\":"u8);
        AppendNumber(output, answer.Status);
        output.Append(",\"statusDescription\":\""u8);
        AppendNumber(output, answer.Status);
        output.Append(" "u8);
        output.Append(ReasonPhrase.Of(answer.Status));
        output.Append(isMultiValue ? "\",\"multiValueHeaders\":{"u8 : "\",\"headers\":{"u8);
        AppendHeaders(output, answer, isMultiValue);
        output.Append("},\"body\":\""u8);
        if (isBinary)
        {
            AppendBase64(output, answer.Body.Written);
        }
        else if (hasBody)
        {
            JsonEscaper.Append(output, answer.Body.Written);
        }

        output.Append("\"}"u8);
    }

    private static void AppendHeaders(PooledBuffer output, HttpAnswer answer, bool isMultiValue)
    {
        var isFirst = true;
        if (answer.ContentType is not null)
        {
            AppendHeader(output, "content-type", answer.ContentType, isMultiValue, isFirst: true);
            isFirst = false;
        }

        var cookies = 0;
        foreach (var (name, value) in answer.Headers)
        {
            if (name == SetCookie)
            {
                cookies++;
                continue;
            }

            AppendHeader(output, name, value, isMultiValue, isFirst);
            isFirst = false;
        }

        if (cookies > 0)
        {
            AppendCookies(output, answer.Headers, isMultiValue, isFirst);
        }
    }

    private static void AppendHeader(PooledBuffer output, ReadOnlySpan<char> name, string value, bool isMultiValue, bool isFirst)
    {
        output.Append(isFirst ? "\""u8 : ",\""u8);
        AppendText(output, name);
        output.Append(isMultiValue ? "\":[\""u8 : "\":\""u8);
        AppendText(output, value);
        output.Append(isMultiValue ? "\"]"u8 : "\""u8);
    }

    // A single-value answer is an object with one value a name. Names differ by case in JSON and not in HTTP: each cookie gets a
    // spelling of its own.
    private static void AppendCookies(PooledBuffer output, KeyValuePair<string, string>[] headers, bool isMultiValue, bool isFirst)
    {
        Span<char> spelling = stackalloc char[SetCookie.Length];
        var number = 0;
        foreach (var (name, value) in headers)
        {
            if (name != SetCookie)
            {
                continue;
            }

            if (isMultiValue)
            {
                output.Append(number > 0 ? ",\""u8 : isFirst ? "\"set-cookie\":[\""u8 : ",\"set-cookie\":[\""u8);
                AppendText(output, value);
                output.Append("\""u8);
            }
            else
            {
                Spell(number, spelling);
                AppendHeader(output, spelling, value, isMultiValue: false, isFirst && number == 0);
            }

            number++;
        }

        if (isMultiValue)
        {
            output.Append("]"u8);
        }
    }

    // The bits of the number say which of the nine letters are capital: there are 512 spellings.
    private static void Spell(int number, Span<char> spelling)
    {
        for (var i = 0; i < SetCookie.Length; i++)
        {
            spelling[i] = SetCookie[i];
            if (spelling[i] != '-')
            {
                spelling[i] = (number & 1) == 0 ? spelling[i] : char.ToUpperInvariant(spelling[i]);
                number >>= 1;
            }
        }
    }

    // Names and values of headers are ASCII.
    private static void AppendText(PooledBuffer output, ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny("\"\\\t") < 0)
        {
            _ = Ascii.FromUtf16(text, output.GetSpan(text.Length), out var written);
            output.Advance(written);
            return;
        }

        Span<byte> character = stackalloc byte[1];
        foreach (var c in text)
        {
            character[0] = (byte)c;
            JsonEscaper.Append(output, character);
        }
    }

    private static void AppendNumber(PooledBuffer output, int number)
    {
        Utf8Formatter.TryFormat(number, output.GetSpan(11), out var written);
        output.Advance(written);
    }

    private static void AppendBase64(PooledBuffer output, ReadOnlySpan<byte> bytes)
    {
        var status = Base64.EncodeToUtf8(bytes, output.GetSpan(Base64.GetMaxEncodedToUtf8Length(bytes.Length)), out _, out var written);
        output.Advance(status == OperationStatus.Done ? written : 0);
    }
}
