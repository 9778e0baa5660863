using System.Text;

namespace ServerlessPatterns.Generator.Text;

/// <summary>Turns names into what a logical id may hold: ASCII letters and digits.</summary>
internal static class AsciiIdentifier
{
    /// <summary>Removes everything else; each part that a separator sets off begins with a capital.</summary>
    /// <param name="name">The name.</param>
    /// <param name="lossless">No letter or digit was lost.</param>
    public static string Of(string name, out bool lossless)
    {
        var text = new StringBuilder(name.Length);
        var atStart = true;
        lossless = true;
        foreach (var character in name)
        {
            if (character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
            {
                text.Append(atStart && character is >= 'a' and <= 'z' ? (char)(character - 32) : character);
                atStart = false;
            }
            else if (character is '.' or '_' or '-')
            {
                atStart = true;
            }
            else
            {
                lossless = false;
            }
        }

        lossless &= text.Length > 0;
        return text.ToString();
    }
}
