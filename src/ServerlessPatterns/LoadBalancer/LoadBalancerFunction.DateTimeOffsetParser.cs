using System.ComponentModel;
using System.Globalization;

namespace ServerlessPatterns.Hosting;

public abstract partial class LoadBalancerFunction
{
    /// <summary>Reads a date and time as ASP.NET Core does: one without an offset is UTC. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected readonly struct DateTimeOffsetParser : IParser<DateTimeOffset>
    {
        /// <inheritdoc/>
        public static string Expected => "a date and time such as 2030-01-31T12:30:00+01:00";

        /// <inheritdoc/>
        public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset value)
            => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out value);
    }
}
