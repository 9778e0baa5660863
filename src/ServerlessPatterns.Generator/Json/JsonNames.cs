using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Json;

/// <summary>The namespace of System.Text.Json's attributes, which projects of other frameworks may lack.</summary>
internal static class JsonNames
{
    public const string Namespace = "System.Text.Json.Serialization";

    public static AttributeData? Attribute(ISymbol symbol, string name) => symbol.Attribute(Namespace, name);
}
