namespace ServerlessPatterns.Generator.Service;

/// <summary>A pattern class's name, in the forms that writers need.</summary>
/// <param name="Namespace">The namespace, without escapes; empty for the global one.</param>
/// <param name="Path">The class's name behind its containing types', joined by dots: <c>Orders.InvoiceWriter</c>.</param>
/// <param name="Reference">How C# refers to it: <c>global::Acme.@event.InvoiceWriter</c>.</param>
internal sealed record ClassName(string Namespace, string Path, string Reference)
{
    /// <summary>The name that picks the function in an executable, and stands in logs.</summary>
    public string FullName => Namespace.Length == 0 ? Path : Namespace + "." + Path;

    /// <summary>The class's own name.</summary>
    public string Name => Path.Substring(Path.LastIndexOf('.') + 1);

    /// <summary>The generated class's name; a nested class's containing types stand before it.</summary>
    public string FunctionName => Path.Replace('.', '_') + "Function";

    /// <summary>The generated class's full name.</summary>
    public string FunctionFullName => Namespace.Length == 0 ? FunctionName : Namespace + "." + FunctionName;
}
