using ServerlessPatterns.LoadBalancer;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ServerlessPatterns.Hosting;

public abstract partial class LoadBalancerFunction
{
    /// <summary>Reads what reads itself from characters, with the invariant culture. For generated code.</summary>
    /// <typeparam name="T">The type.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [SuppressMessage("Design", "CA1000", Justification = "Called through a type parameter.")]
    protected readonly struct SpanParser<T> : IParser<T>
        where T : ISpanParsable<T>
    {
        /// <inheritdoc/>
        public static string Expected => ParserText.Expected<T>();

        /// <inheritdoc/>
        public static bool TryParse(ReadOnlySpan<char> text, [MaybeNullWhen(false)] out T value)
        {
            // "1,5" is fifteen to the invariant culture, whose thousands may stand anywhere, and one and a half to who wrote it.
            if (ParserText.HasFraction<T>() && text.Contains(','))
            {
                value = default;
                return false;
            }

            return T.TryParse(text, CultureInfo.InvariantCulture, out value);
        }
    }
}
