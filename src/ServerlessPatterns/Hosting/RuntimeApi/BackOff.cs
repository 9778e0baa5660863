namespace ServerlessPatterns.Hosting;

/// <summary>
/// How long to wait before the Runtime API is tried again: doubling from <paramref name="first"/> to <paramref name="longest"/>, half of it at
/// random, <paramref name="attempts"/> times. Then the process ends, for Lambda puts a new one in its place.
/// </summary>
internal sealed class BackOff(TimeSpan first, TimeSpan longest, int attempts)
{
    private int _failures;

    /// <summary>About 20 seconds in all.</summary>
    public static BackOff Default() => new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5), 10);

    /// <summary>How many attempts are made.</summary>
    public int Attempts => attempts;

    /// <summary>How many have failed since the last that did not.</summary>
    public int Failures => _failures;

    /// <summary>Notes a failure.</summary>
    /// <param name="delay">How long to wait before the next attempt.</param>
    /// <returns>False if there is none.</returns>
    public bool TryAgain(out TimeSpan delay)
    {
        var whole = Math.Min(longest.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, Math.Min(_failures, 30)));
        delay = TimeSpan.FromMilliseconds((whole / 2) + (whole / 2 * Random.Shared.NextDouble()));
        return ++_failures < attempts;
    }

    /// <summary>Notes a success.</summary>
    public void Succeed() => _failures = 0;
}
