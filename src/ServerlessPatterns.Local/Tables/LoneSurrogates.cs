namespace ServerlessPatterns.Local.Tables;

/// <summary>
/// Halves of surrogate pairs that stand alone in JSON, as escapes: "\ud83d". JSON allows them; UTF-8, in which DynamoDB keeps texts, has no place for them, and
/// System.Text.Json reads none. What DynamoDB makes of one is not documented; here it becomes U+FFFD, the replacement character.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>The JSON with replacement characters in their place; itself where there are none.</summary>
    public static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> json)
    {
        var text = json.Span;
        byte[]? replaced = null;
        for (var i = text.IndexOf((byte)'\\'); i >= 0 && i < text.Length; i += Next(text, i))
        {
            if (Kind(text, i) == 'H' && Kind(text, i + EscapeLength) == 'L')
            {
                i += EscapeLength;
            }
            else if (Kind(text, i) is 'H' or 'L')
            {
                replaced ??= json.ToArray();
                "fffd"u8.CopyTo(replaced.AsSpan(i + 2));
            }
        }

        return replaced ?? json;
    }

    /// <summary>How far it is from an escape to the next.</summary>
    private static int Next(ReadOnlySpan<byte> text, int escape)
    {
        // The second of two backslashes begins none.
        var begin = Math.Min(escape + 2, text.Length);
        var next = text[begin..].IndexOf((byte)'\\');
        return next < 0 ? text.Length - escape : begin + next - escape;
    }

    /// <summary>H: the escape of a high surrogate; L: of a low one.</summary>
    private static char? Kind(ReadOnlySpan<byte> text, int i)
        => i + EscapeLength > text.Length || text[i] != '\\' || text[i + 1] != 'u' || (text[i + 2] | 0x20) != 'd' ? null
            : (text[i + 3] | 0x20) switch
            {
                '8' or '9' or 'a' or 'b' => 'H',
                'c' or 'd' or 'e' or 'f' => 'L',
                _ => null,
            };
}
