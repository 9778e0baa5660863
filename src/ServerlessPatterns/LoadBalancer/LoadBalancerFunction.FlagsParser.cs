using ServerlessPatterns.LoadBalancer;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace ServerlessPatterns.Hosting;

public abstract partial class LoadBalancerFunction
{
    /// <summary>Reads the names of an enum's flags, with commas between them and without regard to case, or their number. For generated code.</summary>
    /// <typeparam name="T">The type.</typeparam>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [SuppressMessage("Design", "CA1000", Justification = "Called through a type parameter.")]
    protected readonly struct FlagsParser<T> : IParser<T>
        where T : struct, Enum
    {
        private static readonly string s_expected = $"one or several of {string.Join(", ", Enum.GetNames<T>())}, with commas between them";
        private static readonly ulong s_known = ParserText.KnownBits<T>();

        /// <inheritdoc/>
        public static string Expected => s_expected;

        /// <inheritdoc/>
        public static bool TryParse(ReadOnlySpan<char> text, out T value)
        {
            if (Enum.TryParse(text, ignoreCase: true, out value) && (ParserText.Bits(value) & ~s_known) == 0)
            {
                return true;
            }

            value = default;
            return false;
        }
    }
}
