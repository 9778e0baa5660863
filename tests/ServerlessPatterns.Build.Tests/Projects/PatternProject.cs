namespace ServerlessPatterns.Build.Tests.Projects;

/// <summary>A project that imports the package's build files and writes by hand the attributes that the source generator writes.</summary>
internal sealed class PatternProject : IDisposable
{
    private static readonly string s_buildFiles = BuildEngine.Metadata("BuildFiles");

    private readonly TemporaryFolder _folder = new();

    /// <summary>Makes a project whose assembly holds these documents, each with its first content.</summary>
    public PatternProject(PatternDocument[] documents, string name = "Shop", string properties = "", string items = "", string targets = "")
    {
        Name = name;
        WriteProject(properties, items, targets);
        _folder.Write("Function.cs", "public static class Function { public static void Main() { } }");
        foreach (var document in documents)
        {
            Set(document, document.One);
        }
    }

    public string Name { get; }

    public TemporaryFolder Files => _folder;

    public string Output(PatternDocument document) => $"bin/Debug/net10.0/{Name}.{document.Suffix}";

    public string Intermediate(PatternDocument document) => $"obj/Debug/net10.0/{Name}.{document.Suffix}";

    /// <summary>What the assembly holds from now on; null: no such document.</summary>
    public void Set(PatternDocument document, string? content) => _folder.Write($"{document.Attribute}.cs", content is null ? "" : document.Source(content));

    /// <summary>Restores the project, once, and runs a target of it.</summary>
    public BuildOutcome Run(string target, params (string Name, string Value)[] properties)
    {
        var project = _folder[$"{Name}.csproj"];
        var values = properties.ToDictionary(static property => property.Name, static property => property.Value);
        if (target != "Clean" && Directory.GetFiles(_folder.Path, "project.assets.json", SearchOption.AllDirectories).Length == 0)
        {
            // As the command line's own restore does: the session's id keeps its evaluation apart from the build's.
            BuildEngine.Run(project, "Restore", new Dictionary<string, string>(values) { ["MSBuildRestoreSessionId"] = Guid.NewGuid().ToString("N") }).Succeeded();
        }

        return BuildEngine.Run(project, target, values);
    }

    public BuildOutcome Build(params (string Name, string Value)[] properties) => Run("Build", properties).Succeeded();

    public void Dispose() => _folder.Dispose();

    private void WriteProject(string properties, string items, string targets) =>
        _folder.Write(
            $"{Name}.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{s_buildFiles}ServerlessPatterns.props" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <UseAppHost>false</UseAppHost>
                <EnableNETAnalyzers>false</EnableNETAnalyzers>
                <UseSharedCompilation>true</UseSharedCompilation>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{AppContext.BaseDirectory}ServerlessPatterns.dll" />
                {items}
              </ItemGroup>
              <PropertyGroup>
                <_ServerlessPatternsTaskAssembly>{AppContext.BaseDirectory}ServerlessPatterns.Build.dll</_ServerlessPatternsTaskAssembly>
              </PropertyGroup>
              <Import Project="{s_buildFiles}ServerlessPatterns.targets" />
              {targets}
            </Project>
            """
        );
}
