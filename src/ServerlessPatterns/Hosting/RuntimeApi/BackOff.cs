namespace ServerlessPatterns.Hosting;

/// <summary>
/// How long to wait before the Runtime API is tried again: doubling from <paramref name="first"/> to <paramref name="longest"/>, half of it at
/// random, <paramref name="attempts"/> times, by default for about 20 seconds. Then the process ends, for Lambda puts a new one in its place.
/// </summary>
/// <param name="first">The first wait, in milliseconds.</param>
/// <param name="longest">The longest wait, in milliseconds.</param>
/// <param name="attempts">How many attempts are made.</param>
internal sealed class BackOff(double first = 100, double longest = 5_000, int attempts = 10)
{
    /// <summary>How many attempts are made.</summary>
    public int Attempts => attempts;

    /// <summary>How many have failed since the last that did not.</summary>
    public int Failures;

    /// <summary>Notes a failure.</summary>
    /// <param name="delay">How long to wait before the next attempt.</param>
    /// <returns>False if there is none.</returns>
    public bool TryAgain(out TimeSpan delay)
    {
        var whole = Math.Min(longest, first * Math.Pow(2, Math.Min(Failures, 30)));
        delay = TimeSpan.FromMilliseconds((whole / 2) + (whole / 2 * Random.Shared.NextDouble()));
        return ++Failures < attempts;
    }
}
