using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using ServerlessPatterns.Generator.Architecture;

namespace ServerlessPatterns.Generator.Tests.Architecture;

/// <summary>Runs tests/diagrams/parse.js, which is Mermaid's own parser, once over all documents that the tests ask about.</summary>
public sealed class DiagramParser : IAsyncLifetime
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    private IReadOnlyDictionary<string, ParsedDiagram[]> _diagrams = new Dictionary<string, ParsedDiagram[]>();

    /// <summary>The diagrams of a document.</summary>
    internal ParsedDiagram[] Diagrams(string name) => _diagrams[name + ".md"];

    public async ValueTask InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("diagrams-");
        try
        {
            foreach (var (name, service) in Architectures.All)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name + ".md"), ArchitectureDocument.Write(Architectures.Of(service)));
            }

            foreach (var (name, diagram) in BrokenDiagrams.All)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name + ".md"), $"```mermaid\n{diagram}\n```\n");
            }

            _diagrams = await Parse(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<IReadOnlyDictionary<string, ParsedDiagram[]>> Parse(string folder)
    {
        var project = typeof(DiagramParser).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "ProjectDirectory").Value!;
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(project, "..", "diagrams", "parse.js"), folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return JsonSerializer.Deserialize<Dictionary<string, ParsedDiagram[]>>(await output, s_options)!;
    }
}
