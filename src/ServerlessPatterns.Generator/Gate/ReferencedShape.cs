using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator.Gate;

/// <summary>A reference to another project of the editor's solution: a keystroke in one of its bodies changes nothing here.</summary>
internal sealed class ReferencedShape(MetadataReferenceProperties properties, CompilationShape shape) : IEquatable<ReferencedShape>
{
    private readonly MetadataReferenceProperties _properties = properties;
    private readonly CompilationShape _shape = shape;

    public bool Equals(ReferencedShape? other)
        => other is not null && _properties.Equals(other._properties) && _shape.IsEquivalentTo(other._shape);

    public override bool Equals(object? obj) => Equals(obj as ReferencedShape);

    public override int GetHashCode() => _properties.GetHashCode();
}
