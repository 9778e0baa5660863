namespace ServerlessPatterns.Generator.Tests.CloudFormation;

/// <summary>The templates that the build wrote beside the samples.</summary>
internal static class SampleTemplates
{
    public static readonly IReadOnlyList<string> Names = ["Shop", "Warehouse"];

    public static Task<string> ReadAsync(string sample)
        => File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Samples", sample + ".template.json"), TestContext.Current.CancellationToken);
}
