namespace ServerlessPatterns.Generator.Service;

/// <summary>A constructor's parameter, resolved from the container.</summary>
/// <param name="Type">The type as C# refers to it.</param>
/// <param name="Key">The C# literal of the key of a [FromKeyedServices] parameter, or null.</param>
/// <param name="Default">The C# expression of an optional parameter's default, or null where the service is required.</param>
internal sealed record ConstructorArgument(string Type, string? Key, string? Default);
