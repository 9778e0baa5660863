using System.Globalization;
using System.Text;

namespace ServerlessPatterns.Local.Mapping.Text;

/// <summary>
/// Writes a regular expression of Java's as one of .NET's. They differ in possessive quantifiers, which .NET has as atomic groups; in what a character is, in Java
/// a pair of surrogates; in the line ends that <c>.</c> and <c>$</c> know; and in the classes \d, \w and \s, which are ASCII's in Java.
/// </summary>
internal sealed class JavaRegexTranslator(string pattern)
{
    private const string Pair = @"[\ud800-\udbff][\udc00-\udfff]";
    private const string LineEnds = @"\n\r\u0085\u2028\u2029";

    private int _position;

    public string Translate()
    {
        var translated = Alternatives();
        return _position == pattern.Length ? translated : throw new NotInterpretedException($"The regular expression {pattern}: its ) at {_position}");
    }

    private string Alternatives()
    {
        var text = new StringBuilder();
        while (_position < pattern.Length && pattern[_position] != ')')
        {
            if (pattern[_position] == '|')
            {
                _position++;
                text.Append('|');
                continue;
            }

            Quantified(text);
        }

        return text.ToString();
    }

    private void Quantified(StringBuilder text)
    {
        var (atom, isMany, isAnchor) = Atom();
        var quantifier = Quantifier();
        if (quantifier.Length == 0)
        {
            text.Append(isMany ? $"(?:{Pair}|{atom})" : atom);
            return;
        }

        if (isAnchor)
        {
            throw new NotInterpretedException($"The regular expression {pattern}: a quantifier behind ^ or $");
        }

        var isPossessive = _position < pattern.Length && pattern[_position] == '+';
        var isLazy = _position < pattern.Length && pattern[_position] == '?';
        _position += isPossessive || isLazy ? 1 : 0;
        if (_position < pattern.Length && pattern[_position] is '*' or '+' or '?' or '{')
        {
            throw new NotInterpretedException($"The regular expression {pattern}: two quantifiers behind each other");
        }

        // One that takes all that it can and gives nothing back takes both halves of every pair.
        var single = isMany && !(isPossessive && quantifier is "*" or "+") ? $"(?:{Pair}|{atom})" : atom;
        text.Append(isPossessive ? $"(?>{single}{quantifier})" : $"{single}{quantifier}{(isLazy ? "?" : "")}");
    }

    /// <summary>A character, class or group, and whether it takes any characters of two units.</summary>
    private (string Text, bool IsMany, bool IsAnchor) Atom()
    {
        var unit = pattern[_position++];
        switch (unit)
        {
            case '^':
                return (@"\A", false, true);
            case '$':
                return ($@"(?:(?=\r\n\z)|(?=(?<!\r)\n\z)|(?=[\r\u0085\u2028\u2029]\z)|\z)", false, true);
            case '.':
                return ($"[^{LineEnds}]", true, false);
            case '(':
                return (Group(), false, false);
            case '[':
                return Class();
            case '\\':
                var (escaped, isMany) = Escape(isInClass: false);
                return (escaped, isMany, false);
            case '*' or '+' or '?' or '{':
                throw new NotInterpretedException($"The regular expression {pattern}: a quantifier of nothing");
            case var _ when char.IsHighSurrogate(unit) && _position < pattern.Length && char.IsLowSurrogate(pattern[_position]):
                return ($"(?:{Unit(unit)}{Unit(pattern[_position++])})", false, false);
            default:
                return (Unit(unit), false, false);
        }
    }

    private string Quantifier()
    {
        if (_position >= pattern.Length)
        {
            return "";
        }

        if (pattern[_position] is '*' or '+' or '?')
        {
            return pattern[_position++].ToString();
        }

        if (pattern[_position] != '{')
        {
            return "";
        }

        var end = pattern.IndexOf('}', _position);
        var bounds = end < 0 ? [] : pattern[(_position + 1)..end].Split(',');
        if (bounds.Length is not (1 or 2) || !IsNumber(bounds[0]) || (bounds.Length == 2 && bounds[1].Length > 0 && !IsNumber(bounds[1])))
        {
            throw new NotInterpretedException($"The regular expression {pattern}: its {{ at {_position}");
        }

        var quantifier = pattern[_position..(end + 1)];
        _position = end + 1;
        return quantifier;

        static bool IsNumber(string text) => text.Length is > 0 and < 10 && text.All(char.IsAsciiDigit);
    }

    private string Group()
    {
        var open = "(";
        if (_position < pattern.Length && pattern[_position] == '?')
        {
            if (!pattern.AsSpan(_position).StartsWith("?:", StringComparison.Ordinal))
            {
                throw new NotInterpretedException($"The regular expression {pattern}: its (? at {_position}");
            }

            _position += 2;
            open = "(?:";
        }

        var inner = Alternatives();
        return _position < pattern.Length && pattern[_position++] == ')' ? $"{open}{inner})" : throw new NotInterpretedException($"The regular expression {pattern}: a ( without )");
    }

    private (string Text, bool IsMany, bool IsAnchor) Class()
    {
        var isNegated = _position < pattern.Length && pattern[_position] == '^';
        _position += isNegated ? 1 : 0;
        var items = new StringBuilder();
        for (var isFirst = true; ; isFirst = false)
        {
            if (_position >= pattern.Length)
            {
                throw new NotInterpretedException($"The regular expression {pattern}: a [ without ]");
            }

            var unit = pattern[_position++];
            if (unit == ']' && !isFirst)
            {
                return ($"[{(isNegated ? "^" : "")}{items}]", isNegated, false);
            }

            // Nested classes, intersections, and characters of two units: the two engines agree on none of them.
            if (unit is '[' or ']' or '&' || char.IsSurrogate(unit) || (unit == '^' && isFirst))
            {
                throw new NotInterpretedException($"The regular expression {pattern}: a {unit} in a class");
            }

            if (unit == '\\')
            {
                var (escaped, isMany) = Escape(isInClass: true);
                items.Append(isMany ? throw new NotInterpretedException($"The regular expression {pattern}: {escaped} in a class") : escaped);
            }
            else
            {
                items.Append(unit == '-' ? "-" : Unit(unit));
            }
        }
    }

    private (string Text, bool IsMany) Escape(bool isInClass)
    {
        var unit = _position < pattern.Length ? pattern[_position++] : throw new NotInterpretedException($"The regular expression {pattern}: a \\ at its end");
        var (open, close) = isInClass ? ("", "") : ("[", "]");
        switch (unit)
        {
            case 'd':
                return ($"{open}0-9{close}", false);
            case 'w':
                return ($"{open}a-zA-Z_0-9{close}", false);
            case 's':
                return ($@"{open} \t\n\x0b\f\r{close}", false);
            case 'D' when !isInClass:
                return ("[^0-9]", true);
            case 'W' when !isInClass:
                return ("[^a-zA-Z_0-9]", true);
            case 'S' when !isInClass:
                return (@"[^ \t\n\x0b\f\r]", true);
            case 't':
                return (@"\t", false);
            case 'n':
                return (@"\n", false);
            case 'r':
                return (@"\r", false);
            case 'f':
                return (@"\f", false);
            case 'u' when _position + 4 <= pattern.Length && ushort.TryParse(pattern.AsSpan(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && !char.IsSurrogate((char)code):
                _position += 4;
                return (Unit((char)code), false);
            case var _ when char.IsAsciiLetterOrDigit(unit) || char.IsSurrogate(unit):
                throw new NotInterpretedException($"The regular expression {pattern}: \\{unit}");
            default:
                return (Unit(unit), false);
        }
    }

    private static string Unit(char unit) => char.IsAsciiLetterOrDigit(unit) ? unit.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
}
