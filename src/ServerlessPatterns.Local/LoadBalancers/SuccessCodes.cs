using System.Globalization;

namespace ServerlessPatterns.Local.LoadBalancers;

/// <summary>
/// Statuses, as a target group's matcher has them: <c>200</c>, <c>200,202</c>, <c>200-299</c>
/// (<see href="https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html">Matcher</see>).
/// </summary>
internal sealed class SuccessCodes
{
    private readonly (int First, int Last)[] _ranges;

    private SuccessCodes((int, int)[] ranges) => _ranges = ranges;

    /// <summary>Reads a matcher.</summary>
    /// <exception cref="LocalException">It is none.</exception>
    public static SuccessCodes Parse(string text)
        => new([.. text.Split(',', StringSplitOptions.TrimEntries).Select(part => part.Split('-') switch
        {
            [var one] when IsStatus(one, out var status) => (status, status),
            [var from, var to] when IsStatus(from, out var first) && IsStatus(to, out var last) && first <= last => (first, last),
            _ => throw new LocalException($"The health check's matcher is '{text}'; it can be statuses and ranges of 200 to 499 with commas between them, such as 200,202 or 200-299."),
        })]);

    public bool Contains(int status) => Array.Exists(_ranges, range => status >= range.First && status <= range.Last);

    private static bool IsStatus(string text, out int status) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out status) && status is >= 200 and <= 499;
}
