namespace ServerlessPatterns.Generator.Service;

/// <summary>An abstract member of an interface: a property, or a method with its parameter list.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Type">The property's or return type as C# refers to it.</param>
/// <param name="Parameters">Null for a property; else the parameter list's text without parentheses.</param>
/// <param name="HasSetter">Whether a property must be settable.</param>
internal sealed record InterfaceMember(string Name, string Type, string? Parameters, bool HasSetter);
