using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Build.Tests;

/// <summary>What the build did not write, it neither overwrites nor deletes.</summary>
public class FilesOfOthersTests
{
    private const string ByHand = """{ "Resources": { "ByHand": { } } }""";

    [Fact]
    public void A_file_by_hand_in_the_templates_place_is_left_and_reported()
    {
        using var project = new PatternProject();
        project.Files.Write(project.Output, ByHand);
        var result = project.Run("Build").FailedWith("SLP0901");
        Assert.Contains("ServerlessPatternsTemplateFileName", result.Log);
        Assert.Equal(ByHand, project.Files.Read(project.Output));

        project.Build(("ServerlessPatternsTemplateFileName", "stack.json"));
        Assert.Equal(ByHand, project.Files.Read(project.Output));
        Assert.Equal(PatternProject.TemplateOne, project.Files.Read("bin/Debug/net10.0/stack.json"));
    }

    [Fact]
    public void A_file_by_hand_that_took_the_templates_place_survives_clean()
    {
        using var project = new PatternProject();
        project.Build();
        project.Files.Write(project.Output, ByHand);
        project.Run("Clean").Succeeded();
        Assert.Equal(ByHand, project.Files.Read(project.Output));
        Assert.False(project.Files.Has($"bin/Debug/net10.0/{project.Name}.dll"));
    }

    [Fact]
    public void A_file_by_hand_that_took_the_templates_place_survives_the_last_patterns_end()
    {
        using var project = new PatternProject();
        project.Build();
        project.Files.Write(project.Output, ByHand);
        project.SetTemplate(null);
        project.Build();
        Assert.Equal(ByHand, project.Files.Read(project.Output));
        project.Run("Clean").Succeeded();
        Assert.Equal(ByHand, project.Files.Read(project.Output));
    }

    [Theory]
    [InlineData("Build", """<Content Include="Shop.template.json" CopyToOutputDirectory="PreserveNewest" />""")]
    [InlineData("Build", """<None Update="Shop.template.json" CopyToOutputDirectory="Always" />""")]
    [InlineData("Build", """<None Include="deploy/stack.json" Link="Shop.template.json" CopyToOutputDirectory="IfDifferent" />""")]
    [InlineData("Publish", """<Content Include="Shop.template.json" CopyToPublishDirectory="PreserveNewest" />""")]
    public void A_file_of_the_project_that_would_be_copied_over_the_template_is_reported(string target, string item)
    {
        using var project = new PatternProject(items: item);
        project.Files.Write("Shop.template.json", ByHand);
        project.Files.Write("deploy/stack.json", ByHand);
        var result = project.Run(target).FailedWith("SLP0902");
        Assert.Contains(item.Contains("deploy", StringComparison.Ordinal) ? "stack.json' is " : "Shop.template.json' is ", result.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_the_same_name_that_is_copied_nowhere_is_no_matter()
    {
        using var project = new PatternProject();
        project.Files.Write("Shop.template.json", ByHand);
        project.Build();
        Assert.Equal(PatternProject.TemplateOne, project.Files.Read(project.Output));
        Assert.Equal(ByHand, project.Files.Read("Shop.template.json"));
    }
}
