using System.Text.Json;
using ServerlessPatterns.Build.Tests.Projects;

namespace ServerlessPatterns.Package.Tests;

/// <summary>A user's new project with the package and nothing else.</summary>
internal sealed class FreshProject : IDisposable
{
    public const string Consumer = """
        using System.Text.Json.Serialization;
        using System.Threading.Tasks;
        using ServerlessPatterns;

        namespace Fresh;

        public sealed record ShipOrder(string OrderId);

        // No options: what a context leaves open is read with the Web defaults.
        [JsonSerializable(typeof(ShipOrder))]
        internal sealed partial class FreshJson : JsonSerializerContext;

        [QueueConsumer(TimeoutSeconds = 20)]
        public sealed class ShipmentScheduler
        {
            public Task HandleAsync(ShipOrder order) =>
                order.OrderId == "bad" ? throw new System.ArgumentException("No such order.") : Task.CompletedTask;
        }
        """;

    private readonly PackedPackage _package;

    public FreshProject(PackedPackage package, string properties, string source, string items = "")
    {
        _package = package;
        Files.Write("Fresh.cs", source);
        Files.Write(
            "Fresh.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisLevel>latest-recommended</AnalysisLevel>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ServerlessPatterns" Version="{package.Version}" />
                {items}
              </ItemGroup>
            </Project>
            """
        );
    }

    public TemporaryFolder Files { get; } = new();

    /// <summary>Runs a command of dotnet on the project. It restores from the packed feed and the machine's own sources.</summary>
    public Task<DotNetResult> RunAsync(string command, params string[] arguments) =>
        DotNet.RunAsync(
            Files.Path,
            [
                command,
                "Fresh.csproj",
                "-nologo",
                $"-p:RestoreAdditionalProjectSources={_package.Feed}",
                $"-p:RestorePackagesPath={_package.RestoredPackages}",
                // Runtime packs and compilers are many megabytes: taken from where the machine has them already. Ours is never there, by its version.
                $"-p:RestoreFallbackFolders={MachinesPackages}",
                .. arguments,
            ]
        );

    public void Dispose() => Files.Dispose();

    public JsonElement Template(string path)
    {
        using var document = JsonDocument.Parse(Files.Read(path));
        return document.RootElement.Clone();
    }

    public string[] RestoredLibraries()
    {
        using var assets = JsonDocument.Parse(Files.Read("obj/project.assets.json"));
        return [.. assets.RootElement.GetProperty("libraries").EnumerateObject().Select(static library => library.Name)];
    }

    private static string MachinesPackages
    {
        get
        {
            var path =
                Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
            return Directory.CreateDirectory(path).FullName;
        }
    }
}
