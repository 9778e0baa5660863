using Microsoft.Build.Utilities;

namespace ServerlessPatterns.Build.Tests.Projects;

/// <summary>Documents as the targets describe them, for tests without a build.</summary>
internal static class Documents
{
    public static Document Template(TemporaryFolder folder) =>
        Of("CloudFormationTemplateAttribute", "CloudFormation template", "ServerlessPatternsTemplate", "ServerlessPatterns", folder, "Shop.template.json");

    public static Document OpenApi(TemporaryFolder folder) =>
        Of("OpenApiDocumentAttribute", "OpenAPI document", "ServerlessPatternsOpenApi", "x-serverless-patterns", folder, "Shop.openapi.json");

    public static Document Architecture(TemporaryFolder folder) =>
        new(
            new TaskItem(
                "ArchitectureDocumentAttribute",
                new Dictionary<string, string>
                {
                    ["Title"] = "architecture diagram",
                    ["Property"] = "ServerlessPatternsArchitecture",
                    ["Beginning"] = "<!-- Written by ServerlessPatterns ",
                    ["OutputFile"] = folder["bin/Shop.architecture.md"],
                    ["IntermediateFile"] = folder["obj/Shop.architecture.md"],
                }));

    private static Document Of(string attribute, string title, string property, string mark, TemporaryFolder folder, string name) =>
        new(
            new TaskItem(
                attribute,
                new Dictionary<string, string>
                {
                    ["Title"] = title,
                    ["Property"] = property,
                    ["Mark"] = mark,
                    ["OutputFile"] = folder[$"bin/{name}"],
                    ["IntermediateFile"] = folder[$"obj/{name}"],
                }));
}
