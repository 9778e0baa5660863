using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Writes the assembly attribute that holds the template.</summary>
internal static class TemplateSource
{
    public const string FileName = "ServerlessPatternsTemplate";

    /// <summary>The source, or null for more resources than CloudFormation takes, which the usage analyzer reports as an error.</summary>
    public static string? Write(ServiceModel service)
        => ServiceTemplate.Build(service) is { ResourceCount: <= ServiceTemplate.MaximumResources } template
            ? $"{CSharpText.FileHeader}\n\n[assembly: global::ServerlessPatterns.Hosting.CloudFormationTemplate({CSharpText.RawLiteral(template.ToText())})]\n"
            : null;
}
