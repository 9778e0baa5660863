namespace ServerlessPatterns.Local.Tables.Expressions;

/// <summary>A step of a document path: into a map by a name, or into a list by an index.</summary>
/// <param name="Name">The member's name; null where it is an index.</param>
/// <param name="Index">The element's index, from 0.</param>
internal readonly record struct PathElement(string? Name, int Index = 0)
{
    public bool IsIndex => Name is null;

    public override string ToString() => Name ?? $"[{Index}]";
}
