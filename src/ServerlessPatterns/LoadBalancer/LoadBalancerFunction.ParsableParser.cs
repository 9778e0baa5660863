using ServerlessPatterns.LoadBalancer;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ServerlessPatterns.Hosting;

public abstract partial class LoadBalancerFunction
{
    /// <summary>Reads what reads itself from a string, with the invariant culture. For generated code.</summary>
    /// <typeparam name="T">The type.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [SuppressMessage("Design", "CA1000", Justification = "Called through a type parameter.")]
    protected readonly struct ParsableParser<T> : IParser<T>
        where T : IParsable<T>
    {
        /// <inheritdoc/>
        public static string Expected => ParserText.Expected<T>();

        /// <inheritdoc/>
        public static bool TryParse(ReadOnlySpan<char> text, [MaybeNullWhen(false)] out T value)
            => T.TryParse(text.ToString(), CultureInfo.InvariantCulture, out value);
    }
}
