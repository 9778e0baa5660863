using System.Globalization;
using System.Text;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Architecture;

/// <summary>Writes texts for Mermaid. See https://mermaid.js.org/syntax/flowchart.html#special-characters-that-break-syntax</summary>
internal static class MermaidText
{
    // What is neither Mermaid's, nor Markdown's, which is read inside labels, nor HTML's, which labels become.
    private const string Harmless = " -/.,()=?';";

    private const int MostElementsOfLine = 100;

    /// <summary>A quoted label of some lines, each cut off where it is very long.</summary>
    public static string Label(IEnumerable<string> lines) => $"\"{string.Join("<br/>", lines.Select(line => Write(VisibleText.Elements(line, MostElementsOfLine))))}\"";

    /// <summary>A text up to the end of its line, as accTitle and accDescr take it.</summary>
    public static string Line(string text) => Write(VisibleText.Elements(text));

    private static string Write(IEnumerable<string> elements)
    {
        var line = new StringBuilder();
        foreach (var element in elements)
        {
            if (element.Length == 1)
            {
                Append(line, element[0]);
            }
            else if (char.IsSurrogate(element[0]))
            {
                line.Append(element);
            }
            else
            {
                foreach (var character in element)
                {
                    Append(line, character);
                }
            }
        }

        return line.ToString();
    }

    private static void Append(StringBuilder line, char character)
    {
        if (character > 0x7f || char.IsLetterOrDigit(character) || (Harmless.IndexOf(character) >= 0 && !IsMarkdown(line, character)))
        {
            line.Append(character);
        }
        else
        {
            line.Append('#').Append(((int)character).ToString(CultureInfo.InvariantCulture)).Append(';');
        }
    }

    /// <summary>
    /// Whether a character would make a list of the line, <c>- a</c> and <c>1. a</c>, an indented block, or a link of a host's name. See
    /// https://github.github.com/gfm/#list-items and https://github.github.com/gfm/#autolinks-extension-
    /// </summary>
    private static bool IsMarkdown(StringBuilder line, char character) => character switch
    {
        '-' or ' ' or '=' => line.Length == 0,
        ')' => BeginsWithDigits(line),
        '.' => BeginsWithDigits(line) || EndsWithWww(line),
        _ => false,
    };

    private static bool BeginsWithDigits(StringBuilder line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }

    private static bool EndsWithWww(StringBuilder line)
        => line.Length >= 3 && string.Equals(line.ToString(line.Length - 3, 3), "www", StringComparison.OrdinalIgnoreCase);
}
