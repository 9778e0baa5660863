using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Build.Tests;

/// <summary>The life of a template's file through real builds of one project.</summary>
public class TemplateTargetTests
{
    private const string Skipped = "Skipping target \"_WriteServerlessPatternsDocuments\" because all output files are up-to-date";

    [Fact]
    public void A_template_is_written_left_alone_restored_rewritten_and_cleaned()
    {
        using var project = new PatternProject();
        project.Build();
        Assert.Equal(PatternProject.TemplateOne, project.Files.Read(project.Output));

        var written = Times(project);
        var second = project.Build();
        Assert.Contains(Skipped, second.Log);
        Assert.Equal(written, Times(project));

        File.Delete(project.Files[project.Output]);
        project.Build();
        Assert.Equal(PatternProject.TemplateOne, project.Files.Read(project.Output));
        Assert.Contains(Skipped, project.Build().Log);

        project.SetTemplate(PatternProject.TemplateTwo);
        project.Build();
        Assert.Equal(PatternProject.TemplateTwo, project.Files.Read(project.Output));

        project.Run("Clean").Succeeded();
        Assert.False(project.Files.Has(project.Output));
        Assert.False(project.Files.Has(project.Intermediate));
        Assert.Empty(Directory.GetFiles(project.Files["obj/Debug/net10.0"], "*.stamp"));
    }

    [Fact]
    public void A_template_that_stays_the_same_keeps_its_time_when_the_code_changes()
    {
        using var project = new PatternProject();
        project.Build();
        var written = Times(project);

        project.Files.Write("Function.cs", "public static class Function { public static void Main() => System.Console.WriteLine(); }");
        var second = project.Build();
        Assert.DoesNotContain(Skipped, second.Log);
        Assert.Equal(written, Times(project));
        Assert.Contains(Skipped, project.Build().Log);
    }

    [Fact]
    public void A_compile_error_keeps_the_old_template()
    {
        using var project = new PatternProject();
        project.Build();
        project.SetTemplate(PatternProject.TemplateTwo);
        project.Files.Write("Function.cs", "public static class Function { public static void Main( }");
        project.Run("Build").FailedWith("CS1026");
        Assert.Equal(PatternProject.TemplateOne, project.Files.Read(project.Output));
    }

    [Theory]
    [InlineData(PatternProject.TemplateOne)]
    [InlineData("""{"Resources":{}}""")]
    public void The_template_goes_when_the_last_pattern_does(string template)
    {
        using var project = new PatternProject(template: template);
        project.Build();
        Assert.True(project.Files.Has(project.Output));
        project.SetTemplate(null);
        project.Build();
        Assert.False(project.Files.Has(project.Output));
        Assert.False(project.Files.Has(project.Intermediate));
        Assert.Contains(Skipped, project.Build().Log);
    }

    [Fact]
    public void The_template_goes_when_the_project_wants_none()
    {
        using var project = new PatternProject();
        project.Build();
        project.Build(("ServerlessPatternsTemplate", "false"));
        Assert.False(project.Files.Has(project.Output));
    }

    [Fact]
    public void A_design_time_build_writes_nothing()
    {
        using var project = new PatternProject();
        project
            .Run("Compile", ("DesignTimeBuild", "true"), ("BuildingProject", "false"), ("SkipCompilerExecution", "true"), ("ProvideCommandLineArgs", "true"))
            .Succeeded();
        project.Run("Build", ("DesignTimeBuild", "true")).Succeeded();
        Assert.True(project.Files.Has($"obj/Debug/net10.0/{project.Name}.dll"));
        Assert.False(project.Files.Has(project.Output));
        Assert.False(project.Files.Has(project.Intermediate));
    }

    [Fact]
    public void Deleting_the_intermediate_folder_is_no_trouble()
    {
        using var project = new PatternProject();
        project.Build();
        Directory.Delete(project.Files["obj"], recursive: true);
        project.SetTemplate(PatternProject.TemplateTwo);
        project.Build();
        Assert.Equal(PatternProject.TemplateTwo, project.Files.Read(project.Output));
    }

    [Fact]
    public void A_project_without_patterns_gets_no_template_and_no_second_look()
    {
        using var project = new PatternProject(template: null);
        project.Build();
        Assert.False(project.Files.Has(project.Output));
        Assert.Contains(Skipped, project.Build().Log);
    }

    private static (DateTime, DateTime) Times(PatternProject project) =>
        (File.GetLastWriteTimeUtc(project.Files[project.Output]), File.GetLastWriteTimeUtc(project.Files[project.Intermediate]));
}
