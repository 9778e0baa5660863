using System.Globalization;
using System.Text;

namespace ServerlessPatterns.Generator.Text;

/// <summary>Walks through a text that a person is to read, as what they see: one element a character, whole surrogate pairs included.</summary>
internal static class VisibleText
{
    private const char ZeroWidthNonJoiner = '\u200c';
    private const char ZeroWidthJoiner = '\u200d';

    /// <summary>
    /// The elements; what shows nothing, breaks a line, turns the direction of writing or is half a pair is written as its code,
    /// <c>\u202e</c>. Joiners stay: scripts and emoji are written with them.
    /// </summary>
    public static IEnumerable<string> Elements(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (IsVisible(text, i, isPair))
            {
                yield return text.Substring(i, isPair ? 2 : 1);
            }
            else
            {
                yield return isPair ? Code(text[i]) + Code(text[i + 1]) : Code(text[i]);
            }

            i += isPair ? 1 : 0;
        }
    }

    /// <summary>The text, cut off with an ellipsis behind a number of elements.</summary>
    public static IEnumerable<string> Elements(string text, int most)
    {
        var elements = Elements(text).Take(most + 1).ToList();
        return elements.Count <= most ? elements : [.. elements.Take(most - 1), "…"];
    }

    private static bool IsVisible(string text, int index, bool isPair)
        => (isPair || !char.IsSurrogate(text[index]))
            && (text[index] is ZeroWidthNonJoiner or ZeroWidthJoiner
                || CharUnicodeInfo.GetUnicodeCategory(text, index) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned));

    private static string Code(char character) => new StringBuilder(6).Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)).ToString();
}
