namespace ServerlessPatterns.Build.Tests.Projects;

/// <summary>A project that imports the package's build files and writes by hand the attribute that the source generator writes.</summary>
internal sealed class PatternProject : IDisposable
{
    public const string TemplateOne = """{"Metadata":{"ServerlessPatterns":{}},"Resources":{"Ünïcode":1}}""";
    public const string TemplateTwo = """{"Metadata":{"ServerlessPatterns":{}},"Resources":{"Two":2}}""";

    private static readonly string s_buildFiles = BuildEngine.Metadata("BuildFiles");

    private readonly TemporaryFolder _folder = new();

    public PatternProject(string name = "Shop", string? template = TemplateOne, string properties = "", string items = "")
    {
        Name = name;
        WriteProject(properties, items);
        _folder.Write("Function.cs", "public static class Function { public static void Main() { } }");
        SetTemplate(template);
    }

    public string Name { get; }

    public TemporaryFolder Files => _folder;

    public string Output => $"bin/Debug/net10.0/{Name}.template.json";

    public string Intermediate => $"obj/Debug/net10.0/{Name}.template.json";

    public void WriteProject(string properties = "", string items = "") =>
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
            </Project>
            """
        );

    public void SetTemplate(string? template) =>
        _folder.Write(
            "Template.cs",
            template is null ? "" : $"[assembly: ServerlessPatterns.Hosting.CloudFormationTemplate(\"\"\"{template}\"\"\")]"
        );

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
}
