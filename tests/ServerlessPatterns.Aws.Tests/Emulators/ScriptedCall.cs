using System.Text;

namespace ServerlessPatterns.Aws.Tests.Emulators;

/// <summary>A call as it was received.</summary>
/// <param name="Number">1 is the first.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Headers">The header fields.</param>
/// <param name="Body">The body.</param>
internal sealed record ScriptedCall(int Number, string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The body as a form, decoded by another hand than the one that encoded it.</summary>
    public IReadOnlyDictionary<string, string> Form => Encoding.ASCII.GetString(Body).Split('&').Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]));
}
