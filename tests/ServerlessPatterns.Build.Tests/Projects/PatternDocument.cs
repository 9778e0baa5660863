namespace ServerlessPatterns.Build.Tests.Projects;

/// <summary>One of the documents that the source generator puts into an assembly, with contents to tell apart.</summary>
/// <param name="Suffix">What stands in the file's name behind the assembly's.</param>
/// <param name="Attribute">The attribute that holds it, as code names it.</param>
/// <param name="Property">The project property that says whether it is wanted.</param>
/// <param name="One">A content with the build's mark.</param>
/// <param name="Two">Another one.</param>
public sealed record PatternDocument(string Suffix, string Attribute, string Property, string One, string Two)
{
    public static readonly PatternDocument Template = new(
        "template.json",
        "CloudFormationTemplate",
        "ServerlessPatternsTemplate",
        """{"Metadata":{"ServerlessPatterns":{}},"Resources":{"Ünïcode":1}}""",
        """{"Metadata":{"ServerlessPatterns":{}},"Resources":{"Two":2}}""");

    public static readonly PatternDocument OpenApi = new(
        "openapi.json",
        "OpenApiDocument",
        "ServerlessPatternsOpenApi",
        """{"openapi":"3.0.3","x-serverless-patterns":{},"paths":{"/ünïcode":{}}}""",
        """{"openapi":"3.0.3","x-serverless-patterns":{},"paths":{"/two":{}}}""");

    public static readonly PatternDocument Architecture = new(
        "architecture.md",
        "ArchitectureDocument",
        "ServerlessPatternsArchitecture",
        "<!-- Written by ServerlessPatterns from the classes. -->\n\n# Ünïcode\n",
        "<!-- Written by ServerlessPatterns from the classes. -->\n\n# Two\n");

    public static PatternDocument[] All => [Template, OpenApi, Architecture];

    /// <summary>The line of code that puts a content into the assembly.</summary>
    public string Source(string content) => $"[assembly: ServerlessPatterns.Hosting.{Attribute}({Literal(content)})]";

    private static string Literal(string text) => "\"" + text.Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "\"";
}
