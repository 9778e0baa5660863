using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Writes the assembly attribute that holds the template.</summary>
internal static class TemplateSource
{
    public const string FileName = "ServerlessPatternsTemplate";

    public static string Write(ServiceModel service)
        => $"{CSharpText.FileHeader}\n\n[assembly: global::ServerlessPatterns.Hosting.CloudFormationTemplate({CSharpText.RawLiteral(ServiceTemplate.Write(service))})]\n";
}
