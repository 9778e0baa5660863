using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CodeFixes;
using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests;

/// <summary>The pages of the anti-patterns. UPDATE_RULES=1 writes their list anew.</summary>
public sealed class RulePagesTests
{
    private const string Heading = "## Anti-patterns\n";

    private static readonly string s_repository = Path.GetFullPath(Path.Combine(
        typeof(RulePagesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ProjectDirectory").Value!,
        "..",
        ".."));

    private static readonly string s_pages = Path.Combine(s_repository, "docs", "rules");

    private static readonly HashSet<string> s_fixed =
    [
        .. typeof(JsonSerializableCodeFix).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds),
    ];

    public static TheoryData<string> Ids => [.. RuleTest.Rules.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_a_help_link_and_a_release_entry(string id)
    {
        var rule = RuleTest.Rules.Single(each => each.Id == id);
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
    }

    [Fact]
    public void A_release_entry_and_a_page_have_their_rule()
    {
        var rules = RuleTest.Rules.Select(rule => rule.Id);
        var released = Regex.Matches(Releases(), "^(SLP[0-9]{4}) ", RegexOptions.Multiline).Select(match => match.Groups[1].Value);
        var pages = Directory.EnumerateFiles(s_pages, "SLP1*.md").Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.Equal(rules, released.Order(StringComparer.Ordinal));
        Assert.Equal(rules, pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_list_of_the_anti_patterns_is_that_of_their_descriptors()
    {
        var path = Path.Combine(s_pages, "README.md");
        var text = File.ReadAllText(path);
        var start = text.IndexOf(Heading, StringComparison.Ordinal);
        Assert.True(start >= 0, $"There is no heading {Heading} in {path}.");
        var end = text.IndexOf("\n## ", start + Heading.Length, StringComparison.Ordinal);
        var expected = List();
        if (Environment.GetEnvironmentVariable("UPDATE_RULES") == "1")
        {
            File.WriteAllText(path, text[..start] + expected + (end < 0 ? "" : text[end..]));
            return;
        }

        Assert.Equal(expected, end < 0 ? text[start..] : text[start..end]);
    }

    private static string List()
    {
        var list = new StringBuilder(Heading);
        list.Append(
            """

            `SLP1xxx` look at code that runs on AWS, ours or not: at the methods that Lambda invokes and what they call inside their type, and where it says so
            at the rest. Those methods are known by our attributes or Amazon.Lambda.Annotations', by their parameters (an event of `Amazon.Lambda.*Events`, an
            `ILambdaContext`), and where a program hands a lambda, a local function or a method of the same type to `LambdaBootstrapBuilder.Create`,
            `HandlerWrapper.GetHandlerWrapper` or `new LambdaBootstrap`.
            Each rule can be switched off. This list is made from the rules themselves: `UPDATE_RULES=1` writes it anew.

            Where a code fix is offered, it is offered for all places at once too, in editors and on the command line, which takes a whole solution; `--severity info`
            reaches the rules that are no warnings as well:

            ```sh
            dotnet format analyzers --severity info --diagnostics SLP1003 SLP1015 SLP1017
            ```

            SLP1014's fixes each choose a name for their field: editors offer them place by place, and `dotnet format` passes them over.

            | rule | severity | title | fix |
            |---|---|---|---|

            """);
        foreach (var rule in RuleTest.Rules)
        {
            list.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.Id}.md) | {rule.DefaultSeverity} | {rule.Title} | {(s_fixed.Contains(rule.Id) ? "code fix " : "")}|\n");
        }

        return list.ToString();
    }

    private static string Releases()
    {
        var project = Path.Combine(s_repository, "src", "ServerlessPatterns.Analyzers");
        return File.ReadAllText(Path.Combine(project, "AnalyzerReleases.Shipped.md")) + File.ReadAllText(Path.Combine(project, "AnalyzerReleases.Unshipped.md"));
    }
}
