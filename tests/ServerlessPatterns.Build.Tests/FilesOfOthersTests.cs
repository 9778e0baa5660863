using System.Globalization;
using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Build.Tests;

/// <summary>What the build did not write, it neither overwrites nor deletes.</summary>
public abstract class FilesOfOthersTests(PatternDocument document)
{
    private const string ByHand = """{ "ByHand": { } }""";

    [Fact]
    public void A_file_by_hand_in_a_documents_place_is_left_and_reported()
    {
        using var project = new PatternProject([document]);
        project.Files.Write(project.Output(document), ByHand);
        var result = project.Run("Build").FailedWith("SLP0901");
        Assert.Contains($"{document.Property}FileName", result.Log);
        Assert.Equal(ByHand, project.Files.Read(project.Output(document)));

        project.Build(($"{document.Property}FileName", "other.json"));
        Assert.Equal(ByHand, project.Files.Read(project.Output(document)));
        Assert.Equal(document.One, project.Files.Read("bin/Debug/net10.0/other.json"));
    }

    [Fact]
    public void A_file_by_hand_that_took_a_documents_place_survives_clean()
    {
        using var project = new PatternProject([document]);
        project.Build();
        project.Files.Write(project.Output(document), ByHand);
        project.Run("Clean").Succeeded();
        Assert.Equal(ByHand, project.Files.Read(project.Output(document)));
        Assert.False(project.Files.Has($"bin/Debug/net10.0/{project.Name}.dll"));
    }

    [Fact]
    public void A_file_by_hand_that_took_a_documents_place_survives_the_documents_end()
    {
        using var project = new PatternProject([document]);
        project.Build();
        project.Files.Write(project.Output(document), ByHand);
        project.Set(document, null);
        project.Build();
        Assert.Equal(ByHand, project.Files.Read(project.Output(document)));
        project.Run("Clean").Succeeded();
        Assert.Equal(ByHand, project.Files.Read(project.Output(document)));
    }

    [Fact]
    public void A_file_by_hand_that_took_a_documents_place_survives_that_the_project_wants_no_document()
    {
        using var project = new PatternProject([document]);
        project.Build();
        project.Files.Write(project.Output(document), ByHand);
        project.Build((document.Property, "false"));
        Assert.Equal(ByHand, project.Files.Read(project.Output(document)));
        project.Run("Clean", (document.Property, "false")).Succeeded();
        Assert.Equal(ByHand, project.Files.Read(project.Output(document)));
    }

    [Theory]
    [InlineData("Build", """<Content Include="{0}" CopyToOutputDirectory="PreserveNewest" />""")]
    [InlineData("Build", """<None Update="{0}" CopyToOutputDirectory="Always" />""")]
    [InlineData("Build", """<None Include="deploy/mine.json" Link="{0}" CopyToOutputDirectory="IfDifferent" />""")]
    [InlineData("Publish", """<Content Include="{0}" CopyToPublishDirectory="PreserveNewest" />""")]
    public void A_file_of_the_project_that_would_be_copied_over_a_document_is_reported(string target, string item)
    {
        using var project = new PatternProject([document], items: string.Format(CultureInfo.InvariantCulture, item, $"Shop.{document.Suffix}"));
        project.Files.Write($"Shop.{document.Suffix}", ByHand);
        project.Files.Write("deploy/mine.json", ByHand);
        var result = project.Run(target).FailedWith("SLP0902");
        Assert.Contains($"{document.Property}FileName", result.Log, StringComparison.Ordinal);
        Assert.Contains(item.Contains("deploy", StringComparison.Ordinal) ? "mine.json' is " : $"Shop.{document.Suffix}' is ", result.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_the_same_name_that_is_copied_nowhere_is_no_matter()
    {
        using var project = new PatternProject([document]);
        project.Files.Write($"Shop.{document.Suffix}", ByHand);
        project.Build();
        Assert.Equal(document.One, project.Files.Read(project.Output(document)));
        Assert.Equal(ByHand, project.Files.Read($"Shop.{document.Suffix}"));
    }
}
