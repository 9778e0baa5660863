namespace ServerlessPatterns.Local.Mapping.Syntax;

/// <summary>A template's text, and how far it has been read.</summary>
/// <param name="text">The text.</param>
/// <param name="place">Where it lies as a whole, if it is a text in a template.</param>
internal sealed class Source(string text, string? place)
{
    public int Position { get; set; }

    public bool IsAtEnd => Position >= text.Length;

    /// <summary>The next character; '\0' at the end.</summary>
    public char Current => Peek(0);

    public char Peek(int ahead) => Position + ahead < text.Length ? text[Position + ahead] : '\0';

    public string From(int start) => text[start..Position];

    /// <summary>Steps over a text that comes next.</summary>
    public bool TryTake(string expected)
    {
        if (string.CompareOrdinal(text, Position, expected, 0, expected.Length) != 0)
        {
            return false;
        }

        Position += expected.Length;
        return true;
    }

    public int IndexOf(string value, int start) => text.IndexOf(value, start, StringComparison.Ordinal);

    /// <summary>Steps to the next of some characters, or the end, and gives what was stepped over.</summary>
    public string TakeUntil(ReadOnlySpan<char> ends)
    {
        var length = text.AsSpan(Position).IndexOfAny(ends);
        var start = Position;
        Position = length < 0 ? text.Length : Position + length;
        return From(start);
    }

    /// <summary>Steps to a position, and gives what was stepped over.</summary>
    public string TakeTo(int position)
    {
        var start = Position;
        Position = position;
        return From(start);
    }

    public string TakeWhile(Func<char, bool> predicate)
    {
        var start = Position;
        while (!IsAtEnd && predicate(Current))
        {
            Position++;
        }

        return From(start);
    }

    public void SkipWhiteSpace() => TakeWhile(unit => unit is ' ' or '\t' or '\n' or '\r');

    /// <summary>Steps over the rest of a line where nothing but blanks is on it, as directives do.</summary>
    public void SkipBlankLine()
    {
        var start = Position;
        TakeWhile(unit => unit is ' ' or '\t');
        if (!TryTake("\r\n") && !TryTake("\n") && !TryTake("\r"))
        {
            Position = start;
        }
    }

    public MappingException Error(string problem, int? at = null) => new($"{PlaceOf(at ?? Position)}: {problem} (ParseErrorException).");

    public NotInterpretedException Unsupported(string construct, int? at = null) => new(construct, $"{PlaceOf(at ?? Position)}: ");

    public string PlaceOf(int position)
    {
        if (place is not null)
        {
            return place;
        }

        var before = text.AsSpan(0, position);
        return $"Line {before.Count('\n') + 1}, column {position - before.LastIndexOf('\n')}";
    }
}
