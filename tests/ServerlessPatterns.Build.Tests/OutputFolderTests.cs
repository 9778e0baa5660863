using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Build.Tests;

/// <summary>Wherever a project's output goes, its template goes.</summary>
public class OutputFolderTests
{
    [Fact]
    public void Each_target_framework_gets_its_own_template()
    {
        using var project = new PatternProject(properties: "<TargetFramework /><TargetFrameworks>net8.0;net10.0</TargetFrameworks>");
        project.Files.Write(
            "Template.cs",
            $""""
            #if NET10_0
            [assembly: ServerlessPatterns.Hosting.CloudFormationTemplate("""{PatternProject.TemplateTwo}""")]
            #else
            [assembly: ServerlessPatterns.Hosting.CloudFormationTemplate("""{PatternProject.TemplateOne}""")]
            #endif
            """"
        );
        project.Build();
        Assert.Equal(PatternProject.TemplateOne, project.Files.Read("bin/Debug/net8.0/Shop.template.json"));
        Assert.Equal(PatternProject.TemplateTwo, project.Files.Read("bin/Debug/net10.0/Shop.template.json"));
        project.Run("Clean").Succeeded();
        Assert.Empty(Directory.GetFiles(project.Files["bin"], "*.template.json", SearchOption.AllDirectories));
    }

    [Fact]
    public void Output_folders_used_in_turn_are_each_brought_up_to_date()
    {
        using var project = new PatternProject(name: "Größe & Co");
        project.Build(("OutDir", "out a/"));
        project.Build(("OutDir", "out ü/"));
        project.SetTemplate(PatternProject.TemplateTwo);
        project.Build(("OutDir", "out ü/"));
        Assert.Equal(PatternProject.TemplateOne, project.Files.Read("out a/Größe & Co.template.json"));
        Assert.Equal(PatternProject.TemplateTwo, project.Files.Read("out ü/Größe & Co.template.json"));
        project.Build(("OutDir", "out a/"));
        Assert.Equal(PatternProject.TemplateTwo, project.Files.Read("out a/Größe & Co.template.json"));
    }

    [Fact]
    public void The_artifacts_layout_is_followed()
    {
        using var project = new PatternProject();
        project.Build(("ArtifactsPath", project.Files["artifacts"]), ("UseArtifactsOutput", "true"));
        Assert.Equal(PatternProject.TemplateOne, project.Files.Read("artifacts/bin/Shop/debug/Shop.template.json"));
    }

    [Fact]
    public void A_renamed_assembly_leaves_no_template_of_the_old_name()
    {
        using var project = new PatternProject();
        project.Build();
        project.Build(("AssemblyName", "Store"));
        Assert.False(project.Files.Has(project.Output));
        Assert.Equal(PatternProject.TemplateOne, project.Files.Read("bin/Debug/net10.0/Store.template.json"));
    }

    [Fact]
    public void A_referenced_projects_template_stays_with_it()
    {
        using var library = new PatternProject(name: "Library", template: PatternProject.TemplateTwo, properties: "<OutputType>Library</OutputType>");
        using var project = new PatternProject(items: $"<ProjectReference Include=\"{library.Files["Library.csproj"]}\" />");
        project.Build();
        Assert.Equal([project.Files[project.Output]], Directory.GetFiles(project.Files["bin"], "*.template.json", SearchOption.AllDirectories));
        Assert.True(library.Files.Has(library.Output));
    }

    [Fact]
    public void Publish_takes_the_template_along_and_follows_its_changes()
    {
        using var project = new PatternProject();
        project.Run("Publish", ("PublishDir", "published/")).Succeeded();
        Assert.Equal(PatternProject.TemplateOne, project.Files.Read("published/Shop.template.json"));
        Assert.True(project.Files.Has("published/Shop.dll"));

        project.SetTemplate(PatternProject.TemplateTwo);
        project.Run("Publish", ("PublishDir", "published/")).Succeeded();
        Assert.Equal(PatternProject.TemplateTwo, project.Files.Read("published/Shop.template.json"));

        project.SetTemplate(null);
        project.Run("Publish", ("PublishDir", "published/")).Succeeded();
        Assert.False(project.Files.Has("published/Shop.template.json"));
    }

    [Fact]
    public void Publish_without_build_takes_the_built_template()
    {
        using var project = new PatternProject();
        project.Build(("Configuration", "Release"));
        project.Run("Publish", ("Configuration", "Release"), ("NoBuild", "true"), ("PublishDir", "published/")).Succeeded();
        Assert.Equal(PatternProject.TemplateOne, project.Files.Read("published/Shop.template.json"));
    }
}
