namespace ServerlessPatterns.Build.Tests.Projects;

/// <summary>How a build ended.</summary>
/// <param name="Success">Whether it succeeded.</param>
/// <param name="Log">Its detailed log, which tells which targets were skipped.</param>
internal sealed record BuildOutcome(bool Success, string Log)
{
    public BuildOutcome Succeeded()
    {
        Assert.True(Success, Log);
        return this;
    }

    public BuildOutcome FailedWith(string code)
    {
        Assert.False(Success, Log);
        Assert.Contains($"error {code}: ", Log, StringComparison.Ordinal);
        return this;
    }
}
