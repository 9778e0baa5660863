using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Build.Tests;

public sealed class DocumentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"Resources":{"Q":{"Metadata":{"ServerlessPatterns":{"Pattern":"Queue"}}}}}""", true)]
    [InlineData("{ \"Metadata\": {\n  \"ServerlessPatterns\" : {} } }", true)]
    [InlineData("""{"Resources":{"ServerlessPatterns":"a name"}}""", false)]
    [InlineData("""{"Description":"Made with ServerlessPatterns"}""", false)]
    [InlineData("", false)]
    public void A_template_is_the_builds_own_by_its_mark(string content, bool expected)
    {
        _folder.Write("bin/Shop.template.json", content);
        Assert.Equal(expected, Documents.Template(_folder).IsWrittenByBuild());
    }

    [Theory]
    [InlineData("""{"openapi":"3.0.3","x-serverless-patterns":{}}""", true)]
    [InlineData("{ \n  \"x-serverless-patterns\" : {} }", true)]
    [InlineData("""{"openapi":"3.0.3","info":{"title":"Made with x-serverless-patterns"}}""", false)]
    [InlineData("""{"openapi":"3.0.3","info":{"ServerlessPatterns":{}}}""", false)]
    [InlineData("", false)]
    public void An_OpenAPI_document_is_the_builds_own_by_its_mark(string content, bool expected)
    {
        _folder.Write("bin/Shop.openapi.json", content);
        Assert.Equal(expected, Documents.OpenApi(_folder).IsWrittenByBuild());
    }

    [Theory]
    [InlineData("<!-- Written by ServerlessPatterns from the classes. -->\n", true)]
    [InlineData("<!-- Written by ServerlessPatternsOfMine -->\n", false)]
    [InlineData("# Shop\n<!-- Written by ServerlessPatterns from the classes. -->\n", false)]
    [InlineData("", false)]
    public void An_architecture_diagram_is_the_builds_own_by_how_it_begins(string content, bool expected)
    {
        _folder.Write("bin/Shop.architecture.md", content);
        Assert.Equal(expected, Documents.Architecture(_folder).IsWrittenByBuild());
    }

    [Fact]
    public void A_document_is_the_builds_own_if_it_is_what_was_written_last()
    {
        _folder.Write("bin/Shop.template.json", "{}");
        _folder.Write("obj/Shop.template.json", "{}");
        Assert.True(Documents.Template(_folder).IsWrittenByBuild());
        _folder.Write("obj/Shop.template.json", "{ }");
        Assert.False(Documents.Template(_folder).IsWrittenByBuild());
    }
}
