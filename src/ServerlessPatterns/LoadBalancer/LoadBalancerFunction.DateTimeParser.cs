using System.ComponentModel;
using System.Globalization;

namespace ServerlessPatterns.Hosting;

public abstract partial class LoadBalancerFunction
{
    /// <summary>Reads a date and time as ASP.NET Core does: one with an offset becomes UTC. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected readonly struct DateTimeParser : IParser<DateTime>
    {
        /// <inheritdoc/>
        public static string Expected => "a date and time such as 2030-01-31T12:30:00Z";

        /// <inheritdoc/>
        public static bool TryParse(ReadOnlySpan<char> text, out DateTime value)
            => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces, out value);
    }
}
