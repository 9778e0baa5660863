using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace ServerlessPatterns.Hosting;

public abstract partial class LoadBalancerFunction
{
    /// <summary>Takes a text as it is. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected readonly struct TextParser : IParser<string>
    {
        /// <inheritdoc/>
        public static string Expected => "a text";

        /// <inheritdoc/>
        public static bool TryParse(ReadOnlySpan<char> text, [MaybeNullWhen(false)] out string value)
        {
            value = text.ToString();
            return true;
        }
    }
}
