using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Build.Tests;

/// <summary>The life of a document's file through real builds of one project.</summary>
public abstract class DocumentTargetTests(PatternDocument document)
{
    private const string Skipped = "Skipping target \"_WriteServerlessPatternsDocuments\" because all output files are up-to-date";

    [Fact]
    public void A_document_is_written_left_alone_restored_rewritten_and_cleaned()
    {
        using var project = new PatternProject([document]);
        project.Build();
        Assert.Equal(document.One, project.Files.Read(project.Output(document)));

        var written = Times(project);
        var second = project.Build();
        Assert.Contains(Skipped, second.Log);
        Assert.Equal(written, Times(project));

        File.Delete(project.Files[project.Output(document)]);
        project.Build();
        Assert.Equal(document.One, project.Files.Read(project.Output(document)));
        Assert.Contains(Skipped, project.Build().Log);

        project.Set(document, document.Two);
        project.Build();
        Assert.Equal(document.Two, project.Files.Read(project.Output(document)));

        project.Run("Clean").Succeeded();
        Assert.False(project.Files.Has(project.Output(document)));
        Assert.False(project.Files.Has(project.Intermediate(document)));
        Assert.Empty(Directory.GetFiles(project.Files["obj/Debug/net10.0"], "*.stamp"));
    }

    [Fact]
    public void A_document_that_stays_the_same_keeps_its_time_when_the_code_changes()
    {
        using var project = new PatternProject([document]);
        project.Build();
        var written = Times(project);

        project.Files.Write("Function.cs", "public static class Function { public static void Main() => System.Console.WriteLine(); }");
        var second = project.Build();
        Assert.DoesNotContain(Skipped, second.Log);
        Assert.Equal(written, Times(project));
        Assert.Contains(Skipped, project.Build().Log);
    }

    [Fact]
    public void A_compile_error_keeps_the_old_document()
    {
        using var project = new PatternProject([document]);
        project.Build();
        project.Set(document, document.Two);
        project.Files.Write("Function.cs", "public static class Function { public static void Main( }");
        project.Run("Build").FailedWith("CS1026");
        Assert.Equal(document.One, project.Files.Read(project.Output(document)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_document_goes_when_the_assembly_holds_it_no_more(bool marked)
    {
        using var project = new PatternProject([document]);
        project.Set(document, marked ? document.One : """{"without":"mark"}""");
        project.Build();
        Assert.True(project.Files.Has(project.Output(document)));
        project.Set(document, null);
        project.Build();
        Assert.False(project.Files.Has(project.Output(document)));
        Assert.False(project.Files.Has(project.Intermediate(document)));
        Assert.Contains(Skipped, project.Build().Log);
    }

    [Fact]
    public void A_document_goes_when_the_project_wants_none_and_comes_back()
    {
        using var project = new PatternProject([document]);
        project.Build();
        project.Build((document.Property, "false"));
        Assert.False(project.Files.Has(project.Output(document)));
        Assert.False(project.Files.Has(project.Intermediate(document)));
        Assert.Contains(Skipped, project.Build((document.Property, "false")).Log);
        project.Build();
        Assert.Equal(document.One, project.Files.Read(project.Output(document)));
    }

    [Fact]
    public void A_design_time_build_writes_nothing()
    {
        using var project = new PatternProject([document]);
        project
            .Run("Compile", ("DesignTimeBuild", "true"), ("BuildingProject", "false"), ("SkipCompilerExecution", "true"), ("ProvideCommandLineArgs", "true"))
            .Succeeded();
        project.Run("Build", ("DesignTimeBuild", "true")).Succeeded();
        Assert.True(project.Files.Has($"obj/Debug/net10.0/{project.Name}.dll"));
        Assert.False(project.Files.Has(project.Output(document)));
        Assert.False(project.Files.Has(project.Intermediate(document)));
    }

    [Fact]
    public void Deleting_the_intermediate_folder_is_no_trouble()
    {
        using var project = new PatternProject([document]);
        project.Build();
        Directory.Delete(project.Files["obj"], recursive: true);
        project.Set(document, document.Two);
        project.Build();
        Assert.Equal(document.Two, project.Files.Read(project.Output(document)));
    }

    [Fact]
    public void A_project_without_patterns_gets_no_document_and_no_second_look()
    {
        using var project = new PatternProject([]);
        project.Build();
        Assert.False(project.Files.Has(project.Output(document)));
        Assert.Contains(Skipped, project.Build().Log);
    }

    [Fact]
    public void Later_targets_are_told_the_documents_place()
    {
        using var project = new PatternProject([document], targets: $"""<Target Name="Tell" AfterTargets="WriteServerlessPatternsDocuments"><Message Importance="high" Text="Place: '$({document.Property}Path)'" /></Target>""");
        var place = $"Place: '{project.Files[project.Output(document)]}'";
        Assert.Contains(place, project.Build().Log, StringComparison.Ordinal);
        Assert.Contains(place, project.Build().Log, StringComparison.Ordinal);
        Assert.Contains("Place: ''", project.Build((document.Property, "false")).Log, StringComparison.Ordinal);
        project.Set(document, null);
        Assert.Contains("Place: ''", project.Build().Log, StringComparison.Ordinal);
    }

    private (DateTime, DateTime) Times(PatternProject project) =>
        (File.GetLastWriteTimeUtc(project.Files[project.Output(document)]), File.GetLastWriteTimeUtc(project.Files[project.Intermediate(document)]));
}
