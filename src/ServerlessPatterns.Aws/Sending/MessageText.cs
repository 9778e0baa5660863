using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ServerlessPatterns.Aws;

/// <summary>
/// The characters that SQS and SNS take: tab, line feed, carriage return, and U+0020 to U+10FFFF but surrogates, U+FFFE and U+FFFF. See
/// <see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html">SendMessage</see>.
/// </summary>
internal static class MessageText
{
    /// <summary>The controls, and what U+FFFE and U+FFFF begin with.</summary>
    private static readonly SearchValues<byte> s_suspects = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 0xEF]);

    /// <summary>Where the first character is that is refused; -1: nowhere.</summary>
    public static int FirstRefused(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character is (< ' ' and not '\t' and not '\n' and not '\r') or '\uFFFE' or '\uFFFF')
            {
                return at;
            }

            if (char.IsSurrogate(character))
            {
                if (Rune.DecodeFromUtf16(text[at..], out _, out var consumed) != OperationStatus.Done)
                {
                    return at;
                }

                at += consumed - 1;
            }
        }

        return -1;
    }

    /// <summary>Where the first octet is of a character that is refused; -1: nowhere.</summary>
    public static int FirstRefused(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
        {
            return FirstInvalid(utf8);
        }

        var passed = 0;
        while (utf8[passed..].IndexOfAny(s_suspects) is var found and >= 0)
        {
            var at = passed + found;
            if (utf8[at] != 0xEF || (utf8[at + 1] == 0xBF && utf8[at + 2] is (0xBE or 0xBF)))
            {
                return at;
            }

            passed = at + 3;
        }

        return -1;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(utf8[at..], out _, out var consumed) == OperationStatus.Done)
        {
            at += consumed;
        }

        return at;
    }
}
