using ServerlessPatterns.Generator.Messages;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>A parameter of a method that routes lead to.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Source">Where its value comes from.</param>
/// <param name="Key">The name of the route's segment, query parameter or header.</param>
/// <param name="Form">Whether it must be there, may be absent, or may be there several times.</param>
/// <param name="Type">The type of one value as C# refers to it, without its nullability.</param>
/// <param name="Parser">What reads it, as generated code refers to it.</param>
/// <param name="Default">The C# expression for an absent one.</param>
/// <param name="Body">The body's type, where it is the body.</param>
internal sealed record EndpointParameterModel(string Name, ParameterSource Source, string Key, ValueForm Form, string Type, string Parser, string? Default, MessageModel? Body);
