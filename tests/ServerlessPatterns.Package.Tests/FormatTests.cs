namespace ServerlessPatterns.Package.Tests;

/// <summary>The package's fixes without an editor.</summary>
public class FormatTests(PackedPackage package)
{
    private const string Wrong = """
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using ServerlessPatterns;

        namespace Fresh;

        [QueueConsumer("orders")]
        public sealed class OrderReader
        {
            private static readonly HttpClient s_http = new();

            public async Task HandleAsync(string order, CancellationToken cancellationToken)
            {
                // The name of the customer.
                var name = NameAsync(order).Result; // one
                await s_http.GetStringAsync("https://example.com/" + name);

                RememberAsync(name);
            }

            private static Task<string> NameAsync(string order) => Task.FromResult(order);

            private static Task RememberAsync(string name) => System.Console.Out.WriteLineAsync(name);
        }

        """;

    private static readonly string s_right = Wrong
        .Replace("NameAsync(order).Result", "await NameAsync(order)", StringComparison.Ordinal)
        .Replace("+ name);", "+ name, cancellationToken);", StringComparison.Ordinal)
        .Replace("        RememberAsync(name);", "        await RememberAsync(name);", StringComparison.Ordinal);

    [Fact]
    public async Task The_command_line_applies_fixes_that_the_build_and_the_format_agree_with()
    {
        using var project = new FreshProject(package, "<TargetFramework>net10.0</TargetFramework>", Wrong);
        (await project.RunAsync("restore")).Succeeded();

        (await FormatAsync(project, "analyzers", "--severity", "info", "--diagnostics", "SLP1003", "SLP1015", "SLP1017")).Succeeded();
        Assert.Equal(s_right, project.Files.Read("Fresh.cs"));

        (await FormatAsync(project, "--verify-no-changes")).Succeeded();
        (await project.RunAsync("build", "--no-restore")).Succeeded();
    }

    private static Task<DotNetResult> FormatAsync(FreshProject project, params string[] arguments) =>
        DotNet.RunAsync(project.Files.Path, ["format", .. arguments, "--no-restore"]);
}
