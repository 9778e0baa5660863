using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.Sending;

namespace ServerlessPatterns.Generator.Service;

/// <summary>A constructor's parameter, resolved from the container; a sender or table also without one.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Type">The type as C# refers to it.</param>
/// <param name="Key">The C# literal of the key of a [FromKeyedServices] parameter, or null.</param>
/// <param name="Default">The C# expression of an optional parameter's default, or null where the service is required.</param>
/// <param name="Sender">The sender, if it is one.</param>
/// <param name="Table">The table, if it is one.</param>
internal sealed record ConstructorArgument(string Name, string Type, string? Key, string? Default, SenderModel? Sender, TableAccessModel? Table = null)
{
    /// <summary>Whether generated code makes it where there is no container.</summary>
    public bool IsMade => Sender is not null || Table is not null;

    /// <summary>Whether it needs the reflection serializer.</summary>
    public bool NeedsReflection => (Sender is not null && Sender.Message.JsonContext is null) || (Table is not null && Table.Item.JsonContext is null);
}
