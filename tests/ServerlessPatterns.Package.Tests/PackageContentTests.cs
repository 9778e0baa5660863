using System.IO.Compression;
using System.Xml.Linq;

namespace ServerlessPatterns.Package.Tests;

public class PackageContentTests(PackedPackage package)
{
    [Fact]
    public void The_package_holds_all_that_a_user_needs_and_nothing_else()
    {
        using var archive = ZipFile.OpenRead(package.PackagePath);
        Assert.Equal(
            [
                "README.md",
                "ServerlessPatterns.nuspec",
                "analyzers/dotnet/cs/ServerlessPatterns.Analyzers.dll",
                "analyzers/dotnet/cs/ServerlessPatterns.CodeFixes.dll",
                "analyzers/dotnet/cs/ServerlessPatterns.Generator.dll",
                "build/ServerlessPatterns.props",
                "build/ServerlessPatterns.targets",
                "buildTransitive/ServerlessPatterns.props",
                "buildTransitive/ServerlessPatterns.targets",
                "icon.png",
                "lib/net10.0/ServerlessPatterns.dll",
                "lib/net10.0/ServerlessPatterns.xml",
                "lib/net8.0/ServerlessPatterns.dll",
                "lib/net8.0/ServerlessPatterns.xml",
                "tasks/netstandard2.0/ServerlessPatterns.Build.dll",
            ],
            archive.Entries.Select(static entry => entry.FullName).Where(static name => !IsEnvelope(name)).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_package_says_what_it_is_and_depends_on_nothing()
    {
        using var archive = ZipFile.OpenRead(package.PackagePath);
        using var stream = archive.GetEntry("ServerlessPatterns.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.Equal("ServerlessPatterns", Value("id"));
        Assert.Equal("Apache-2.0", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.NotEmpty(Value("description")!);
        var groups = metadata.Descendants().Where(static element => element.Name.LocalName == "group").ToArray();
        Assert.Equal(["net10.0", "net8.0"], groups.Select(static group => group.Attribute("targetFramework")!.Value));
        Assert.DoesNotContain(metadata.Descendants(), static element => element.Name.LocalName == "dependency");
    }

    [Fact]
    public void The_symbols_are_packed_beside()
    {
        using var archive = ZipFile.OpenRead(package.SymbolsPath);
        Assert.Equal(
            ["lib/net10.0/ServerlessPatterns.pdb", "lib/net8.0/ServerlessPatterns.pdb"],
            archive.Entries.Select(static entry => entry.FullName).Where(static name => name.EndsWith(".pdb", StringComparison.Ordinal)).Order()
        );
    }

    [Fact]
    public async Task Two_clones_give_the_same_bytes()
    {
        using var first = ZipFile.OpenRead(package.PackagePath);
        using var second = ZipFile.OpenRead(await package.PackAsync("other clone", package.InFolder("other feed")));
        foreach (var entry in first.Entries.Where(static entry => !IsEnvelope(entry.FullName)))
        {
            Assert.True(Bytes(entry).SequenceEqual(Bytes(second.GetEntry(entry.FullName)!)), $"{entry.FullName} differs.");
        }
    }

    // Open Packaging's own parts; one has a random name.
    private static bool IsEnvelope(string name) =>
        name.StartsWith("_rels/", StringComparison.Ordinal) || name.StartsWith("package/", StringComparison.Ordinal) || name == "[Content_Types].xml";

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
