using System.Text;

namespace ServerlessPatterns.Local.Page.Architecture;

/// <summary>Names as queues and topics have them.</summary>
internal static class KebabCase
{
    /// <summary>OrderPlaced is order-placed, SMSSender is sms-sender.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var beginsWord = char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            text.Append(beginsWord ? "-" : "").Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
