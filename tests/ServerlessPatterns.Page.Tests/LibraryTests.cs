using System.Text.Json;

namespace ServerlessPatterns.Page.Tests;

/// <summary>The page's libraries are copies, for there is no build step that would fetch them.</summary>
public sealed class LibraryTests
{
    private static readonly string s_copies = Path.Combine(View.Metadata("RepositoryRoot"), "src/ServerlessPatterns.Local/Page/assets/lib");

    public static TheoryData<string, string> Copies => new()
    {
        { "dagre.esm.js", "@dagrejs/dagre/dist/dagre.esm.js" },
        { "dagre.esm.js.LEGAL.txt", "@dagrejs/dagre/dist/dagre.esm.js.LEGAL.txt" },
        { "dagre.LICENSE.txt", "@dagrejs/dagre/LICENSE" },
        { "uPlot.iife.min.js", "uplot/dist/uPlot.iife.min.js" },
        { "uPlot.min.css", "uplot/dist/uPlot.min.css" },
        { "uPlot.LICENSE.txt", "uplot/LICENSE" },
    };

    [Theory]
    [MemberData(nameof(Copies))]
    public void A_copy_is_what_its_package_has(string copy, string original)
        => Assert.Equal(File.ReadAllBytes(Path.Combine(View.Metadata("PageDirectory"), "node_modules", original)), File.ReadAllBytes(Path.Combine(s_copies, copy)));

    [Fact]
    public void Every_file_of_the_libraries_is_compared()
        => Assert.Equal(Copies.Select(copy => copy.Data.Item1).Order(StringComparer.Ordinal), Directory.EnumerateFiles(s_copies).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("@dagrejs/dagre")]
    [InlineData("uplot")]
    public void The_notices_name_the_version_and_the_licence(string package)
    {
        var notices = File.ReadAllText(Path.Combine(View.Metadata("RepositoryRoot"), "src/ServerlessPatterns.Local/THIRD-PARTY-NOTICES.txt"));
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(View.Metadata("PageDirectory"), "node_modules", package, "package.json")));
        Assert.Contains($"{package} {manifest.RootElement.GetProperty("version").GetString()}", notices, StringComparison.Ordinal);
        Assert.Contains(File.ReadAllText(Path.Combine(View.Metadata("PageDirectory"), "node_modules", package, "LICENSE")).Trim(), notices, StringComparison.Ordinal);
    }
}
