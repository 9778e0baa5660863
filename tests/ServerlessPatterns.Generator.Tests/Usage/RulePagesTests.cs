using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator.Tests.Usage;

public sealed class RulePagesTests
{
    private static readonly string s_repository = Path.GetFullPath(Path.Combine(
        typeof(RulePagesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ProjectDirectory").Value!,
        "..",
        ".."));

    private static readonly string s_pages = Path.Combine(s_repository, "docs", "rules");

    public static TheoryData<string> Ids => [.. Rules.Select(rule => rule.Id)];

    private static IEnumerable<DiagnosticDescriptor> Rules => new UsageAnalyzer().SupportedDiagnostics;

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_a_help_link_and_a_release_entry(string id)
    {
        var rule = Rules.Single(each => each.Id == id);
        var page = Path.Combine(s_pages, id + ".md");

        Assert.True(File.Exists(page), $"There is no {page}.");
        var text = File.ReadAllText(page);
        Assert.StartsWith($"# {id}: {rule.Title}\n", text, StringComparison.Ordinal);
        foreach (var section in new[] { "## Cause", "## Example", "## How to fix", "## When to suppress" })
        {
            Assert.Contains($"\n{section}\n", text, StringComparison.Ordinal);
        }

        Assert.Contains(rule.DefaultSeverity.ToString(), text, StringComparison.Ordinal);
        Assert.Equal($"https://github.com/serverless-patterns/serverless-patterns/blob/main/docs/rules/{id}.md", rule.HelpLinkUri);
        Assert.Contains($"{id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}", Releases(), StringComparison.Ordinal);
        Assert.Contains($"[{id}]({id}.md) | {rule.DefaultSeverity} | {rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture).Replace("|", "\\|", StringComparison.Ordinal)} |", File.ReadAllText(Path.Combine(s_pages, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_release_entry_of_a_usage_rule_has_its_rule()
    {
        var released = Regex.Matches(Releases(), "^(SLP[0-9]{4}) ", RegexOptions.Multiline).Select(match => match.Groups[1].Value);

        Assert.Equal(Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal), released.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_page_of_a_usage_rule_has_its_rule()
    {
        // SLP00xx are the usage analyzer's; the build's own and the anti-patterns have theirs.
        var pages = Directory.EnumerateFiles(s_pages, "SLP00*.md").Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(Rules.Select(rule => rule.Id).Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_rule_that_takes_the_function_away_cannot_be_switched_off()
        => Assert.All(Rules, rule => Assert.Equal(rule.DefaultSeverity == DiagnosticSeverity.Error, rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable)));

    private static string Releases()
    {
        var generator = Path.Combine(s_repository, "src", "ServerlessPatterns.Generator");
        return File.ReadAllText(Path.Combine(generator, "AnalyzerReleases.Shipped.md")) + File.ReadAllText(Path.Combine(generator, "AnalyzerReleases.Unshipped.md"));
    }
}
