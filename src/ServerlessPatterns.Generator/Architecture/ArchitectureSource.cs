using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Architecture;

/// <summary>Writes the assembly attribute that holds the architecture document.</summary>
internal static class ArchitectureSource
{
    public const string FileName = "ServerlessPatternsArchitecture";

    public static string Write(ArchitectureModel architecture)
        => $"{CSharpText.FileHeader}\n\n[assembly: global::ServerlessPatterns.Hosting.ArchitectureDocument({CSharpText.RawLiteral(ArchitectureDocument.Write(architecture))})]\n";
}
