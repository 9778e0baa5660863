using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace ServerlessPatterns.Hosting;

public abstract partial class LoadBalancerFunction
{
    /// <summary>How the text of a parameter becomes a value. For generated code.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [SuppressMessage("Design", "CA1034", Justification = "The names are short where generated code uses them, and in nobody's way elsewhere.")]
    [SuppressMessage("Design", "CA1000", Justification = "Called through a type parameter.")]
    public interface IParser<T>
    {
        /// <summary>What the text must be, as it follows "must be".</summary>
        static abstract string Expected { get; }

        /// <summary>Reads a text.</summary>
        /// <param name="text">The text, decoded.</param>
        /// <param name="value">The value.</param>
        /// <returns>False: it is none.</returns>
        static abstract bool TryParse(ReadOnlySpan<char> text, [MaybeNullWhen(false)] out T value);
    }
}
