using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Build.Tests;

/// <summary>The documents of one project do not depend on each other.</summary>
public class DocumentsTogetherTests
{
    private static readonly PatternDocument s_template = PatternDocument.Template;
    private static readonly PatternDocument s_openApi = PatternDocument.OpenApi;

    [Fact]
    public void All_are_written_restored_and_cleaned()
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
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Each_can_be_done_without(int index)
    {
        var unwanted = PatternDocument.All[index];
        using var project = new PatternProject(PatternDocument.All);
        project.Build();
        project.Run("Publish", (unwanted.Property, "false"), ("PublishDir", "published/")).Succeeded();
        Assert.All(PatternDocument.All.Where(document => document != unwanted), kept =>
        {
            Assert.Equal(kept.One, project.Files.Read(project.Output(kept)));
            Assert.Equal(kept.One, project.Files.Read($"published/Shop.{kept.Suffix}"));
        });
        Assert.False(project.Files.Has(project.Output(unwanted)));
        Assert.False(project.Files.Has($"published/Shop.{unwanted.Suffix}"));
    }

    [Fact]
    public void A_project_that_wants_none_is_not_read()
    {
        using var project = new PatternProject(PatternDocument.All);
        project.Set(s_template, " ");
        project.Run("Build").FailedWith("SLP0905");
        project.Build([.. PatternDocument.All.Select(document => (document.Property, "false"))]);
        Assert.All(PatternDocument.All, document => Assert.False(project.Files.Has(project.Output(document))));
    }

    [Theory]
    [InlineData("ServerlessPatternsOpenApiFileName", "shop.TEMPLATE.json")]
    [InlineData("ServerlessPatternsArchitectureFileName", "Shop.template.json")]
    [InlineData("ServerlessPatternsArchitectureFileName", "Shop.openapi.json")]
    public void A_name_for_two_is_an_error(string property, string name)
    {
        using var project = new PatternProject(PatternDocument.All);
        project.Build();
        project.Run("Build", (property, name)).FailedWith("SLP0902");
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
