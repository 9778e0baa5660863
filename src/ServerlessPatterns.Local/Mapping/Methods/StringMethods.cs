using System.Text;
using ServerlessPatterns.Local.Mapping.Text;

namespace ServerlessPatterns.Local.Mapping.Methods;

/// <summary>The methods of Java's String.</summary>
internal static class StringMethods
{
    private const int MaximumRepeated = 10 * 1024 * 1024;

    private static readonly char[] s_trimmed = [.. Enumerable.Range(0, ' ' + 1).Select(unit => (char)unit)];

    public static object? Invoke(string text, string name, object?[] arguments) => arguments switch
    {
        [] => Invoke(text, name),
        [string or null] => Invoke(text, name, (string?)arguments[0]),
        [not null] when name == "compareTo" => throw new MappingException("compareTo is given what is no text (ClassCastException)."),
        [int number] => name switch
        {
            "substring" => Substring(text, number, text.Length),
            "indexOf" => IndexOf(text, number),
            "lastIndexOf" => throw new NotInterpretedException("The method lastIndexOf of String with a number"),
            "repeat" => Repeat(text, number),
            _ => null,
        },
        [int start, int end] => name switch
        {
            "substring" => Substring(text, start, end),
            "indexOf" or "lastIndexOf" => throw new NotInterpretedException($"The method {name} of String with two numbers"),
            _ => null,
        },
        [string or null, string or null] when name is "replace" or "replaceAll" or "replaceFirst" => name switch
        {
            _ when arguments[0] is not string || arguments[1] is not string => throw MethodCall.Null(name),
            "replace" => Replace(text, (string)arguments[0]!, (string)arguments[1]!),
            _ => JavaRegex.Of((string)arguments[0]!).Replace(text, (string)arguments[1]!, isFirst: name == "replaceFirst"),
        },
        [string or null, int number] => name switch
        {
            "split" => JavaRegex.Of((string?)arguments[0] ?? throw MethodCall.Null(name)).Split(text, number),
            "startsWith" => StartsWith(text, (string?)arguments[0] ?? throw MethodCall.Null(name), number),
            "indexOf" => text.IndexOf((string?)arguments[0] ?? throw MethodCall.Null(name), Math.Clamp(number, 0, text.Length), StringComparison.Ordinal),
            "lastIndexOf" => throw new NotInterpretedException("The method lastIndexOf of String with two arguments"),
            _ => null,
        },
        _ => null,
    };

    private static object? Invoke(string text, string name) => name switch
    {
        "length" => text.Length,
        "isEmpty" => text.Length == 0,
        "isBlank" => Ascii(text, name).Trim(s_trimmed).Length == 0 && text.All(unit => unit is ' ' or (>= '\t' and <= '\r') or (>= '\u001c' and <= '\u001f')),
        "trim" => text.Trim(s_trimmed),
        "strip" => Ascii(text, name).Trim(' ', '\t', '\n', '\v', '\f', '\r', '\u001c', '\u001d', '\u001e', '\u001f'),
        "toLowerCase" => Ascii(text, name).ToLowerInvariant(),
        "toUpperCase" => Ascii(text, name).ToUpperInvariant(),
        _ => null,
    };

    private static object? Invoke(string text, string name, string? argument) => name switch
    {
        "equalsIgnoreCase" => argument is not null && Ascii(text, name).Equals(Ascii(argument, name), StringComparison.OrdinalIgnoreCase),
        "contains" or "startsWith" or "endsWith" or "indexOf" or "lastIndexOf" or "matches" or "split" or "concat" or "compareTo" => name switch
        {
            _ when argument is null => throw MethodCall.Null(name),
            "contains" => text.Contains(argument, StringComparison.Ordinal),
            "startsWith" => text.StartsWith(argument, StringComparison.Ordinal),
            "endsWith" => text.EndsWith(argument, StringComparison.Ordinal),
            "indexOf" => text.IndexOf(argument, StringComparison.Ordinal),
            "lastIndexOf" => text.LastIndexOf(argument, StringComparison.Ordinal),
            "matches" => JavaRegex.Of(argument).IsWhole(text),
            "split" => JavaRegex.Of(argument).Split(text, limit: 0),
            "concat" => text + argument,
            _ => (object)Compare(text, argument),
        },
        _ => null,
    };

    private static string Replace(string text, string old, string replacement)
    {
        if (old.Length > 0)
        {
            return text.Replace(old, replacement, StringComparison.Ordinal);
        }

        // The empty text is between all characters.
        var replaced = new StringBuilder(replacement);
        foreach (var unit in text)
        {
            replaced.Append(unit).Append(replacement);
        }

        return replaced.ToString();
    }

    private static string Substring(string text, int start, int end)
        => start >= 0 && start <= end && end <= text.Length
            ? text[start..end]
            : throw new MappingException($"substring({start}, {end}) of a text of {text.Length} characters (StringIndexOutOfBoundsException).");

    private static int IndexOf(string text, int codePoint)
        => Rune.IsValid(codePoint) ? text.IndexOf(new Rune(codePoint).ToString(), StringComparison.Ordinal)
            : codePoint is >= char.MinValue and <= char.MaxValue ? text.IndexOf((char)codePoint)
            : -1;

    private static string Repeat(string text, int count)
        => count < 0 ? throw new MappingException($"repeat({count}): the count is negative (IllegalArgumentException).")
            : (long)count * text.Length > MaximumRepeated ? throw new NotInterpretedException($"repeat({count}), which makes more than 10 MB,")
            : string.Concat(Enumerable.Repeat(text, count));

    private static bool StartsWith(string text, string start, int from) => from >= 0 && from <= text.Length && text.AsSpan(from).StartsWith(start, StringComparison.Ordinal);

    private static int Compare(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var index = 0; index < length; index++)
        {
            if (left[index] != right[index])
            {
                return left[index] - right[index];
            }
        }

        return left.Length - right.Length;
    }

    /// <summary>Java's and .NET's tables of characters differ, by version as well.</summary>
    private static string Ascii(string text, string method)
        => System.Text.Ascii.IsValid(text) ? text : throw new NotInterpretedException($"{method} of a text with other characters than those of ASCII");
}
