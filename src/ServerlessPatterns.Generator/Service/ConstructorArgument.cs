using ServerlessPatterns.Generator.Sending;

namespace ServerlessPatterns.Generator.Service;

/// <summary>A constructor's parameter, resolved from the container; a sender also without one.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Type">The type as C# refers to it.</param>
/// <param name="Key">The C# literal of the key of a [FromKeyedServices] parameter, or null.</param>
/// <param name="Default">The C# expression of an optional parameter's default, or null where the service is required.</param>
/// <param name="Sender">The sender, if it is one.</param>
internal sealed record ConstructorArgument(string Name, string Type, string? Key, string? Default, SenderModel? Sender);
