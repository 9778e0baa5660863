using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Crud.OpenApi;

/// <summary>Writes the assembly attribute that holds the OpenAPI document.</summary>
internal static class OpenApiSource
{
    public const string FileName = "ServerlessPatternsOpenApi";

    public static string Write(ApiModel api)
        => $"{CSharpText.FileHeader}\n\n[assembly: global::ServerlessPatterns.Hosting.OpenApiDocument({CSharpText.RawLiteral(OpenApiDocument.Write(api))})]\n";
}
