namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>
/// Patterns as listener rules have them: <c>*</c> is any number of characters, <c>?</c> exactly one. See
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#path-conditions
/// </summary>
internal static class Glob
{
    /// <summary>
    /// Whether whatever the other pattern fits this one does. Where the other has a wildcard, this must have one that is as wide: that never says yes
    /// wrongly; of patterns such as <c>*?</c> and <c>?*</c>, which fit the same texts, it says no.
    /// </summary>
    public static bool Covers(string pattern, string other)
    {
        // fits[j]: the pattern as far as it has been looked at covers the first j characters of the other.
        var fits = new bool[other.Length + 1];
        fits[0] = true;
        foreach (var character in pattern)
        {
            var next = new bool[other.Length + 1];
            for (var i = 0; i <= other.Length; i++)
            {
                next[i] = character switch
                {
                    '*' => fits[i] || (i > 0 && next[i - 1]),
                    '?' => i > 0 && fits[i - 1] && other[i - 1] != '*',
                    _ => i > 0 && fits[i - 1] && other[i - 1] == character,
                };
            }

            fits = next;
        }

        return fits[other.Length];
    }

    /// <summary>Whether some path that a template fits is one that the pattern fits. A slash at a path's end does not count.</summary>
    public static bool Overlaps(string pattern, IReadOnlyList<TemplateSegment> segments)
    {
        var path = Symbols(segments.Where(segment => segment.Kind != SegmentKind.Rest));
        return (path.Count > 0 && Overlaps(pattern, path))
            || Overlaps(pattern, segments.Any(segment => segment.Kind == SegmentKind.Rest) ? [.. path, '/', PathSymbol.AnyNumber] : [.. path, '/']);
    }

    private static bool Overlaps(string pattern, List<char> path)
    {
        var reached = new HashSet<(int Pattern, int Path)>();
        var left = new Stack<(int Pattern, int Path)>();
        Reach(0, 0);
        while (left.Count > 0)
        {
            var (i, j) = left.Pop();
            if (i == pattern.Length && j == path.Count)
            {
                return true;
            }

            // What fits any number of characters may also fit none more.
            if (i < pattern.Length && pattern[i] == '*')
            {
                Reach(i + 1, j);
            }

            if (j < path.Count && path[j] is PathSymbol.AnyNumber or PathSymbol.AnyNumberOfSegment)
            {
                Reach(i, j + 1);
            }

            if (i < pattern.Length && j < path.Count && Common(pattern[i], path[j]))
            {
                var isRepeated = path[j] is PathSymbol.AnyNumber or PathSymbol.AnyNumberOfSegment;
                foreach (var nextI in pattern[i] == '*' ? new[] { i, i + 1 } : [i + 1])
                {
                    Reach(nextI, j + 1);
                    if (isRepeated)
                    {
                        Reach(nextI, j);
                    }
                }
            }
        }

        return false;

        void Reach(int i, int j)
        {
            if (reached.Add((i, j)))
            {
                left.Push((i, j));
            }
        }
    }

    private static bool Common(char pattern, char path)
        => pattern is '*' or '?' || path switch
        {
            PathSymbol.AnyNumber => true,
            PathSymbol.AnyNumberOfSegment or PathSymbol.OneOfSegment => pattern != '/',
            _ => pattern == path,
        };

    /// <summary>The paths that a template fits: characters, and symbols for what a parameter may be. Literal text stands as it does in a URL.</summary>
    private static List<char> Symbols(IEnumerable<TemplateSegment> segments)
    {
        var path = new List<char>();
        foreach (var segment in segments)
        {
            path.Add('/');
            path.AddRange(segment.Kind == SegmentKind.Literal ? Escape(segment.Text) : [PathSymbol.OneOfSegment, PathSymbol.AnyNumberOfSegment]);
        }

        return path;
    }

    // RFC 3986 leaves these as they are in a path's segment; Uri.EscapeDataString escapes some of them.
    private static string Escape(string text)
        => string.Concat(Uri.EscapeDataString(text).Split('%').Select((part, index) => index == 0 ? part : Unescaped(part.Substring(0, 2)) + part.Substring(2)));

    private static string Unescaped(string hexadecimal)
    {
        var character = (char)Convert.ToByte(hexadecimal, 16);
        return "!$&'()*+,;=:@".IndexOf(character) >= 0 ? character.ToString() : "%" + hexadecimal;
    }
}
