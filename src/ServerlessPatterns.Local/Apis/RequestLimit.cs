using System.Globalization;

namespace ServerlessPatterns.Local.Apis;

/// <summary>How often a method may be called.</summary>
/// <param name="Rate">Requests a second.</param>
/// <param name="Burst">Requests at once.</param>
internal sealed record RequestLimit(double Rate, double Burst)
{
    /// <summary>Reads the two properties of a limit; null where neither is there.</summary>
    public static RequestLimit? Read(ResourceSettings settings, string rate, string burst)
        => (settings.Optional(rate), settings.Optional(burst)) switch
        {
            (null, null) => null,
            ({ } perSecond, { } atOnce) => new(double.Parse(perSecond, CultureInfo.InvariantCulture), double.Parse(atOnce, CultureInfo.InvariantCulture)),
            _ => throw new RestApiException($"{settings} has one of {rate} and {burst} without the other: what the other is then, the interpreter does not know."),
        };
}
