using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Build.Tests;

public sealed class TemplateFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private TemplateFile File => new(_folder["out/Shop.template.json"]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"Resources":{"Q":{"Metadata":{"ServerlessPatterns":{"Pattern":"Queue"}}}}}""", true)]
    [InlineData("{ \"Metadata\": {\n  \"ServerlessPatterns\" : {} } }", true)]
    [InlineData("""{"Resources":{"ServerlessPatterns":"a name"}}""", false)]
    [InlineData("""{"Description":"Made with ServerlessPatterns"}""", false)]
    [InlineData("", false)]
    public void A_file_is_the_builds_own_by_its_mark(string content, bool expected)
    {
        _folder.Write("out/Shop.template.json", content);
        Assert.Equal(expected, File.IsWrittenByBuild(lastWritten: null));
    }

    [Fact]
    public void A_file_is_the_builds_own_if_it_is_what_was_written_last()
    {
        _folder.Write("out/Shop.template.json", "{}");
        Assert.True(File.IsWrittenByBuild("{}"u8.ToArray()));
        Assert.False(File.IsWrittenByBuild("{ }"u8.ToArray()));
    }

    [Fact]
    public void What_is_written_has_no_byte_order_mark_and_leaves_nothing_beside_it()
    {
        Assert.True(File.Write(TemplateFile.Encode("{\"ü\":1}\n")));
        Assert.True(File.Write(TemplateFile.Encode("{\"ä\":1}\n")));
        Assert.Equal("{\"ä\":1}\n"u8.ToArray(), File.Read());
        Assert.Equal([File.Path], Directory.GetFiles(_folder["out"]));
    }

    [Fact]
    public void The_same_content_is_not_written_twice()
    {
        Assert.True(File.Write([1]));
        var written = System.IO.File.GetLastWriteTimeUtc(File.Path);
        Assert.False(File.Write([1]));
        Assert.Equal(written, System.IO.File.GetLastWriteTimeUtc(File.Path));
    }

    [Fact]
    public void A_folder_in_the_files_place_is_an_error_that_names_it()
    {
        Directory.CreateDirectory(File.Path);
        var error = Assert.Throws<BuildError>(() => File.Write([1]));
        Assert.Equal("SLP0904", error.Code);
        Assert.Contains(File.Path, error.Message, StringComparison.Ordinal);
        Assert.Contains("ServerlessPatternsTemplateFileName", error.Message, StringComparison.Ordinal);
    }
}
