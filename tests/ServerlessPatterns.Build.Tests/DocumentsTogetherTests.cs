using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Build.Tests;

/// <summary>The template and the OpenAPI document of one project do not depend on each other.</summary>
public class DocumentsTogetherTests
{
    private static readonly PatternDocument s_template = PatternDocument.Template;
    private static readonly PatternDocument s_openApi = PatternDocument.OpenApi;

    [Fact]
    public void Both_are_written_restored_and_cleaned()
    {
        using var project = new PatternProject(PatternDocument.All);
        project.Build();
        Assert.Equal(s_template.One, project.Files.Read(project.Output(s_template)));
        Assert.Equal(s_openApi.One, project.Files.Read(project.Output(s_openApi)));

        var written = File.GetLastWriteTimeUtc(project.Files[project.Output(s_template)]);
        File.Delete(project.Files[project.Output(s_openApi)]);
        project.Build();
        Assert.Equal(s_openApi.One, project.Files.Read(project.Output(s_openApi)));
        Assert.Equal(written, File.GetLastWriteTimeUtc(project.Files[project.Output(s_template)]));

        project.Run("Clean").Succeeded();
        Assert.All(PatternDocument.All, document => Assert.False(project.Files.Has(project.Output(document)) || project.Files.Has(project.Intermediate(document))));
    }

    [Fact]
    public void The_OpenAPI_document_goes_with_the_last_API_and_the_template_stays()
    {
        using var project = new PatternProject(PatternDocument.All);
        project.Build();
        project.Set(s_openApi, null);
        project.Build();
        Assert.False(project.Files.Has(project.Output(s_openApi)));
        Assert.Equal(s_template.One, project.Files.Read(project.Output(s_template)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Either_can_be_done_without(bool withTemplate)
    {
        var (kept, unwanted) = withTemplate ? (s_template, s_openApi) : (s_openApi, s_template);
        using var project = new PatternProject(PatternDocument.All);
        project.Build();
        project.Run("Publish", (unwanted.Property, "false"), ("PublishDir", "published/")).Succeeded();
        Assert.Equal(kept.One, project.Files.Read(project.Output(kept)));
        Assert.Equal(kept.One, project.Files.Read($"published/Shop.{kept.Suffix}.json"));
        Assert.False(project.Files.Has(project.Output(unwanted)));
        Assert.False(project.Files.Has($"published/Shop.{unwanted.Suffix}.json"));
    }

    [Fact]
    public void A_project_that_wants_neither_is_not_read()
    {
        using var project = new PatternProject(PatternDocument.All);
        project.Set(s_template, " ");
        project.Run("Build").FailedWith("SLP0905");
        project.Build((s_template.Property, "false"), (s_openApi.Property, "false"));
        Assert.All(PatternDocument.All, document => Assert.False(project.Files.Has(project.Output(document))));
    }

    [Fact]
    public void A_name_for_both_is_an_error()
    {
        using var project = new PatternProject(PatternDocument.All);
        project.Build();
        project.Run("Build", ("ServerlessPatternsOpenApiFileName", "shop.TEMPLATE.json")).FailedWith("SLP0902");
        Assert.Equal(s_template.One, project.Files.Read(project.Output(s_template)));
    }

    [Fact]
    public void The_one_in_the_others_place_is_a_file_of_another()
    {
        using var project = new PatternProject(PatternDocument.All);
        project.Files.Write(project.Output(s_openApi), s_template.One);
        project.Run("Build").FailedWith("SLP0901");
        Assert.Equal(s_template.One, project.Files.Read(project.Output(s_openApi)));
    }
}
