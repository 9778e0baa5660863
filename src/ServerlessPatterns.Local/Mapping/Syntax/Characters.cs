namespace ServerlessPatterns.Local.Mapping.Syntax;

/// <summary>The characters of Velocity's names.</summary>
internal static class Characters
{
    public static bool StartsName(char unit) => char.IsAsciiLetter(unit) || unit == '_';

    /// <summary>Of a reference: a hyphen is part of it.</summary>
    public static bool IsInName(char unit) => char.IsAsciiLetterOrDigit(unit) || unit is '_' or '-';

    /// <summary>Of a directive.</summary>
    public static bool IsInWord(char unit) => char.IsAsciiLetterOrDigit(unit) || unit is '_' or '@';
}
