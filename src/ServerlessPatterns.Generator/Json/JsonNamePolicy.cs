using System.Globalization;
using System.Text;

namespace ServerlessPatterns.Generator.Json;

/// <summary>System.Text.Json's naming policies, letter for letter.</summary>
internal static class JsonNamePolicy
{
    public static string Apply(JsonNaming naming, string name) => naming switch
    {
        JsonNaming.CamelCase => CamelCase(name),
        JsonNaming.SnakeCaseLower => Separated(name, '_', upper: false),
        JsonNaming.SnakeCaseUpper => Separated(name, '_', upper: true),
        JsonNaming.KebabCaseLower => Separated(name, '-', upper: false),
        JsonNaming.KebabCaseUpper => Separated(name, '-', upper: true),
        _ => name,
    };

    /// <summary>Leading capitals become small, but for one that begins a word: URLPath is urlPath.</summary>
    private static string CamelCase(string name)
    {
        var text = name.ToCharArray();
        for (var i = 0; i < text.Length; i++)
        {
            if ((i == 1 && !char.IsUpper(text[1])) || (i == 0 && !char.IsUpper(text[0])))
            {
                break;
            }

            var hasNext = i + 1 < text.Length;
            if (i > 0 && hasNext && !char.IsUpper(text[i + 1]))
            {
                if (text[i + 1] == ' ')
                {
                    text[i] = char.ToLowerInvariant(text[i]);
                }

                break;
            }

            text[i] = char.ToLowerInvariant(text[i]);
        }

        return new string(text);
    }

    /// <summary>A separator before each word: at a capital behind a small letter or digit, and at a capital before a small letter.</summary>
    private static string Separated(string name, char separator, bool upper)
    {
        var text = new StringBuilder(name.Length + 8);
        var state = State.NotStarted;
        for (var i = 0; i < name.Length; i++)
        {
            var character = name[i];
            switch (char.GetUnicodeCategory(character))
            {
                case UnicodeCategory.UppercaseLetter:
                    var beginsWord = state == State.UppercaseLetter && i + 1 < name.Length && char.IsLower(name[i + 1]);
                    if (state is State.LowercaseLetterOrDigit or State.SpaceSeparator || beginsWord)
                    {
                        text.Append(separator);
                    }

                    text.Append(upper ? character : char.ToLowerInvariant(character));
                    state = State.UppercaseLetter;
                    break;
                case UnicodeCategory.LowercaseLetter:
                case UnicodeCategory.DecimalDigitNumber:
                    if (state == State.SpaceSeparator)
                    {
                        text.Append(separator);
                    }

                    text.Append(upper ? char.ToUpperInvariant(character) : character);
                    state = State.LowercaseLetterOrDigit;
                    break;
                case UnicodeCategory.SpaceSeparator:
                    state = state == State.NotStarted ? state : State.SpaceSeparator;
                    break;
                default:
                    text.Append(character);
                    state = State.NotStarted;
                    break;
            }
        }

        return text.ToString();
    }

    private enum State
    {
        NotStarted,
        UppercaseLetter,
        LowercaseLetterOrDigit,
        SpaceSeparator,
    }
}
