namespace ServerlessPatterns.Package.Tests;

/// <summary>What a command printed, and how it ended.</summary>
internal sealed record DotNetResult(int ExitCode, string Output)
{
    public DotNetResult Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }
}
