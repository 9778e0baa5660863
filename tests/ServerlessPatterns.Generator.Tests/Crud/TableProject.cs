using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Crud;

/// <summary>What is generated for a table, read back.</summary>
internal static class TableProject
{
    private const string Usings = "using System.Text.Json; using System.Text.Json.Serialization; using System.ComponentModel.DataAnnotations; using System.Collections.Immutable; ";

    private static readonly JsonSerializerOptions s_asItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A context that covers Product.</summary>
    /// <param name="options">The arguments of its [JsonSourceGenerationOptions]; null: it has none.</param>
    public static string Context(string? options)
        => $$"""
            {{(options is null ? "" : $"[JsonSourceGenerationOptions({options})]")}}
            [JsonSerializable(typeof(Product))] partial class Context : JsonSerializerContext
            {
                public Context(JsonSerializerOptions options) : base(options) { }
                public static Context Default => null!;
                protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
            }
            """;

    /// <summary>The JSON schema by which API Gateway validates a Product that is created.</summary>
    public static JsonObject Schema(string source, Func<TestProject, TestProject>? with = null, string operation = "Create")
    {
        var project = new TestProject(Usings + source);
        var template = Template(GeneratorTest.Run(with is null ? project : with(project)));
        return template["Resources"]![$"ProductTable{operation}Model"]!["Properties"]!["Schema"]!.AsObject();
    }

    /// <summary>The schema of a record's last member, on one line.</summary>
    public static string Member(string member, string others = "", Func<TestProject, TestProject>? with = null)
        => OneLine(Schema($"[CrudTable] public record Product([property: PartitionKey] string Key, {member}); {others}", with)["properties"]!.AsObject().Single(property => property.Key != "key" && property.Key != "Key").Value!);

    public static IEnumerable<string> Names(JsonObject schema) => schema["properties"]!.AsObject().Select(property => property.Key);

    public static IEnumerable<string> Required(JsonObject schema) => schema["required"]?.AsArray().Select(name => (string)name!) ?? [];

    public static string OneLine(JsonNode node) => node.ToJsonString(s_asItIs);

    public static JsonObject Template(Generated generated) => Document(generated, "CloudFormationTemplateAttribute");

    /// <summary>The document in an attribute of the generated assembly.</summary>
    public static JsonObject Document(Generated generated, string attribute)
        => JsonNode.Parse((string)generated.Output.Assembly.GetAttributes().Single(each => each.AttributeClass!.Name == attribute).ConstructorArguments[0].Value!)!.AsObject();
}
