namespace Microsoft.CodeAnalysis;

/// <summary>Hides a type from the assemblies that see this one's internals: they have their own.</summary>
[System.AttributeUsage(System.AttributeTargets.All)]
internal sealed class EmbeddedAttribute : System.Attribute;
