using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Text;

/// <summary>A regular expression of Java's.</summary>
internal sealed class JavaRegex
{
    private const int MaximumKept = 1024;

    private static readonly ConcurrentDictionary<string, JavaRegex> s_all = new(StringComparer.Ordinal);

    // Nobody waits longer for an answer of API Gateway.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(29);

    private readonly Regex _find;
    private readonly Regex _whole;
    private readonly string _pattern;

    private JavaRegex(string pattern)
    {
        _pattern = pattern;
        var translated = new JavaRegexTranslator(pattern).Translate();
        _find = new(translated, RegexOptions.CultureInvariant, s_timeout);
        _whole = new($@"\A(?:{translated})\z", RegexOptions.CultureInvariant, s_timeout);
    }

    public static JavaRegex Of(string pattern)
    {
        if (s_all.TryGetValue(pattern, out var regex))
        {
            return regex;
        }

        if (s_all.Count >= MaximumKept)
        {
            s_all.Clear();
        }

        return s_all[pattern] = new(pattern);
    }

    public bool IsWhole(string text) => Guarded(() => _whole.IsMatch(text));

    /// <summary>Replaces what it finds, $1 being the first group and \ an escape.</summary>
    public string Replace(string text, string replacement, bool isFirst)
        => Guarded(() =>
        {
            var match = _find.Match(text);
            if (!match.Success)
            {
                return text;
            }

            var replaced = new StringBuilder(text.Length + 16);
            var position = 0;
            do
            {
                replaced.Append(text, position, match.Index - position);
                AppendReplacement(replaced, match, replacement);
                position = match.Index + match.Length;
                match = match.NextMatch();
            }
            while (match.Success && !isFirst);
            return replaced.Append(text, position, text.Length - position).ToString();
        });

    /// <summary>Splits at what it finds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">How many parts at most, where it is positive; 0: as many as there are, without the empty ones at the end.</param>
    public JavaArray Split(string text, int limit)
        => Guarded(() =>
        {
            var parts = new List<string>();
            var position = 0;
            for (var match = _find.Match(text); match.Success && (limit <= 0 || parts.Count < limit - 1); match = match.NextMatch())
            {
                // Nothing before the first character separates an empty part.
                if (match.Index == 0 && match.Length == 0)
                {
                    continue;
                }

                parts.Add(text[position..match.Index]);
                position = match.Index + match.Length;
            }

            if (parts.Count == 0)
            {
                return new JavaArray([text]);
            }

            parts.Add(text[position..]);
            while (limit == 0 && parts.Count > 0 && parts[^1].Length == 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }

            return new JavaArray([.. parts]);
        });

    private static void AppendReplacement(StringBuilder text, Match match, string replacement)
    {
        for (var index = 0; index < replacement.Length; index++)
        {
            switch (replacement[index])
            {
                case '\\':
                    text.Append(++index < replacement.Length ? replacement[index] : throw Bad(replacement, "ends in a backslash"));
                    break;
                case '$':
                    var group = ++index < replacement.Length && char.IsAsciiDigit(replacement[index]) ? replacement[index] - '0' : throw Bad(replacement, "has a $ without the number of a group");
                    if (group >= match.Groups.Count)
                    {
                        throw Bad(replacement, string.Create(CultureInfo.InvariantCulture, $"asks for the group {group}, of {match.Groups.Count - 1}"));
                    }

                    while (index + 1 < replacement.Length && char.IsAsciiDigit(replacement[index + 1]) && (group * 10) + replacement[index + 1] - '0' < match.Groups.Count)
                    {
                        group = (group * 10) + replacement[++index] - '0';
                    }

                    text.Append(match.Groups[group].ValueSpan);
                    break;
                default:
                    text.Append(replacement[index]);
                    break;
            }
        }
    }

    private static MappingException Bad(string replacement, string problem) => new($"The replacement {replacement} {problem} (IllegalArgumentException).");

    private T Guarded<T>(Func<T> match)
    {
        try
        {
            return match();
        }
        catch (RegexMatchTimeoutException)
        {
            throw new MappingException($"The regular expression {_pattern} takes longer than the {s_timeout.TotalSeconds} seconds that API Gateway waits.");
        }
    }
}
