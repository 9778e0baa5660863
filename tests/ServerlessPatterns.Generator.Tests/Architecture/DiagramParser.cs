using ServerlessPatterns.Generator.Architecture;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Architecture;

/// <summary>Runs tests/diagrams/parse.js, which is Mermaid's own parser, once over all documents that the tests ask about.</summary>
public sealed class DiagramParser : IAsyncLifetime
{
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

            _diagrams = await NodeScript.RunAsync<ParsedDiagram[]>("diagrams/parse.js", folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
