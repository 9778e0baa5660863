using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ServerlessPatterns.Generator.Text;

/// <summary>A short hash that is the same on every machine.</summary>
internal static class StableHash
{
    /// <summary>The first 48 bits of the text's SHA-256, as 12 hexadecimal digits.</summary>
    public static string Of(string text)
    {
        using var algorithm = SHA256.Create();
        var hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
        return string.Concat(hash.Take(6).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
