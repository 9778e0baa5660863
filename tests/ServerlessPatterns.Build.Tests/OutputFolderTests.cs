using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Build.Tests;

/// <summary>Wherever a project's output goes, its documents go.</summary>
public class OutputFolderTests
{
    private static readonly PatternDocument[] s_all = PatternDocument.All;

    [Fact]
    public void Each_target_framework_gets_its_own_documents()
    {
        using var project = new PatternProject([], properties: "<TargetFramework /><TargetFrameworks>net8.0;net10.0</TargetFrameworks>");
        foreach (var document in s_all)
        {
            project.Files.Write($"{document.Attribute}.cs", $"#if NET10_0\n{document.Source(document.Two)}\n#else\n{document.Source(document.One)}\n#endif\n");
        }

        project.Build();
        foreach (var document in s_all)
        {
            Assert.Equal(document.One, project.Files.Read($"bin/Debug/net8.0/Shop.{document.Suffix}"));
            Assert.Equal(document.Two, project.Files.Read($"bin/Debug/net10.0/Shop.{document.Suffix}"));
        }

        project.Run("Clean").Succeeded();
        Assert.Empty(DocumentsIn(project));
    }

    [Fact]
    public void Output_folders_used_in_turn_are_each_brought_up_to_date()
    {
        using var project = new PatternProject(s_all, name: "Größe & Co");
        project.Build(("OutDir", "out a/"));
        project.Build(("OutDir", "out ü/"));
        foreach (var document in s_all)
        {
            project.Set(document, document.Two);
        }

        project.Build(("OutDir", "out ü/"));
        foreach (var document in s_all)
        {
            Assert.Equal(document.One, project.Files.Read($"out a/Größe & Co.{document.Suffix}"));
            Assert.Equal(document.Two, project.Files.Read($"out ü/Größe & Co.{document.Suffix}"));
        }

        project.Build(("OutDir", "out a/"));
        Assert.All(s_all, document => Assert.Equal(document.Two, project.Files.Read($"out a/Größe & Co.{document.Suffix}")));
    }

    [Fact]
    public void The_artifacts_layout_is_followed()
    {
        using var project = new PatternProject(s_all);
        project.Build(("ArtifactsPath", project.Files["artifacts"]), ("UseArtifactsOutput", "true"));
        Assert.All(s_all, document => Assert.Equal(document.One, project.Files.Read($"artifacts/bin/Shop/debug/Shop.{document.Suffix}")));
    }

    [Fact]
    public void A_renamed_assembly_leaves_no_document_of_the_old_name()
    {
        using var project = new PatternProject(s_all);
        project.Build();
        project.Build(("AssemblyName", "Store"));
        Assert.All(s_all, document => Assert.Equal(document.One, project.Files.Read($"bin/Debug/net10.0/Store.{document.Suffix}")));
        Assert.Equal(s_all.Length, DocumentsIn(project).Length);
    }

    [Fact]
    public void A_referenced_projects_documents_stay_with_it()
    {
        using var library = new PatternProject(s_all, name: "Library", properties: "<OutputType>Library</OutputType>");
        using var project = new PatternProject(s_all, items: $"<ProjectReference Include=\"{library.Files["Library.csproj"]}\" />");
        project.Build();
        Assert.Equal(s_all.Select(document => project.Files[project.Output(document)]).Order(), DocumentsIn(project).Order());
        Assert.All(s_all, document => Assert.True(library.Files.Has(library.Output(document))));
    }

    [Fact]
    public void Publish_takes_the_documents_along_and_follows_their_changes()
    {
        using var project = new PatternProject(s_all);
        project.Run("Publish", ("PublishDir", "published/")).Succeeded();
        Assert.True(project.Files.Has("published/Shop.dll"));
        foreach (var document in s_all)
        {
            Assert.Equal(document.One, project.Files.Read($"published/Shop.{document.Suffix}"));
            project.Set(document, document.Two);
        }

        project.Run("Publish", ("PublishDir", "published/")).Succeeded();
        foreach (var document in s_all)
        {
            Assert.Equal(document.Two, project.Files.Read($"published/Shop.{document.Suffix}"));
            project.Set(document, null);
        }

        project.Run("Publish", ("PublishDir", "published/")).Succeeded();
        Assert.All(s_all, document => Assert.False(project.Files.Has($"published/Shop.{document.Suffix}")));
    }

    [Fact]
    public void Publish_without_build_takes_the_built_documents()
    {
        using var project = new PatternProject(s_all);
        project.Build(("Configuration", "Release"));
        project.Run("Publish", ("Configuration", "Release"), ("NoBuild", "true"), ("PublishDir", "published/")).Succeeded();
        Assert.All(s_all, document => Assert.Equal(document.One, project.Files.Read($"published/Shop.{document.Suffix}")));
    }

    private static string[] DocumentsIn(PatternProject project) =>
        [.. s_all.SelectMany(document => Directory.GetFiles(project.Files["bin"], $"*.{document.Suffix}", SearchOption.AllDirectories))];
}
