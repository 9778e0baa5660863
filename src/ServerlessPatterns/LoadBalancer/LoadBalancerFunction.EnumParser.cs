using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace ServerlessPatterns.Hosting;

public abstract partial class LoadBalancerFunction
{
    /// <summary>Reads the name of an enum's member, without regard to case, or its number. For generated code.</summary>
    /// <typeparam name="T">The type.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [SuppressMessage("Design", "CA1000", Justification = "Called through a type parameter.")]
    protected readonly struct EnumParser<T> : IParser<T>
        where T : struct, Enum
    {
        private static readonly string s_expected = $"one of {string.Join(", ", Enum.GetNames<T>())}";

        /// <inheritdoc/>
        public static string Expected => s_expected;

        /// <inheritdoc/>
        public static bool TryParse(ReadOnlySpan<char> text, out T value)
        {
            // The names of several members are the number of another.
            if (!text.Contains(',') && Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value))
            {
                return true;
            }

            value = default;
            return false;
        }
    }
}
