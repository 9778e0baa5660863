using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServerlessPatterns.Generator.Tests.Driver;

/// <summary>
/// Completes JsonSerializerContexts as System.Text.Json's own generator does, as far as other code sees it. That one lies in an SDK's
/// targeting pack, whose place and compiler differ between machines.
/// </summary>
public sealed class SerializerStandIn : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var contexts = context.SyntaxProvider.ForAttributeWithMetadataName(
            "System.Text.Json.Serialization.JsonSerializableAttribute",
            static (node, _) => node is ClassDeclarationSyntax,
            static (found, _) => Completion((INamedTypeSymbol)found.TargetSymbol, found));
        context.RegisterSourceOutput(
            contexts.Collect(),
            static (output, completions) =>
            {
                foreach (var (completion, index) in completions.OfType<string>().Distinct().Select((completion, index) => (completion, index)))
                {
                    output.AddSource($"Context{index}.g.cs", completion);
                }
            });
    }

    private static string? Completion(INamedTypeSymbol type, GeneratorAttributeSyntaxContext found)
    {
        // As the serializer's generator: a context, partial all the way out, with a type that resolves.
        if (type.BaseType?.Name != "JsonSerializerContext" || !found.Attributes.Any(attribute => attribute.ConstructorArguments is [{ Value: ITypeSymbol { TypeKind: not TypeKind.Error } }, ..]))
        {
            return null;
        }

        var text =
            $$"""
            partial class {{type.Name}}
            {
                public {{type.Name}}() : base(null) { }
                public {{type.Name}}(global::System.Text.Json.JsonSerializerOptions options) : base(options) { }
                public static {{type.Name}} Default { get; } = new();
                protected override global::System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override global::System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(global::System.Type type) => null;
            }
            """;
        for (var each = type; each is not null; each = each.ContainingType)
        {
            if (!each.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)))
            {
                return null;
            }

            text = each.ContainingType is { } outer ? $"partial class {outer.Name}\n{{\n{text}\n}}" : text;
        }

        return "#nullable enable\n" + (type.ContainingNamespace.IsGlobalNamespace ? text : $"namespace {type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted))}\n{{\n{text}\n}}");
    }
}
