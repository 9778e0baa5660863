using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Build.Tests;

public sealed class BuildFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private BuildFile File => new(_folder["out/Shop.template.json"], "ServerlessPatternsTemplateFileName");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_has_no_byte_order_mark_and_leaves_nothing_beside_it()
    {
        Assert.True(File.Write(BuildFile.Encode("{\"ü\":1}\n")));
        Assert.True(File.Write(BuildFile.Encode("{\"ä\":1}\n")));
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
