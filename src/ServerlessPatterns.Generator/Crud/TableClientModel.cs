using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Crud;

/// <summary>What a table's client is written from.</summary>
internal sealed record TableClientModel(
    string Namespace,
    string Name,
    bool IsPublic,
    MessageModel Item,
    string Path,
    TableOperations Operations,
    EquatableArray<TableClientModel.Key> Keys,
    bool IsKeyGenerated)
{
    /// <summary>The clients of a compilation's tables: of those that have methods.</summary>
    public static IEnumerable<TableClientModel> Of(EquatableArray<TableModel> tables)
        => tables.Where(table => table.Operations != TableOperations.None).Select(table => new TableClientModel(
            table.Item.Namespace,
            table.ClientName,
            table.IsPublic,
            table.Json,
            table.Path,
            table.Operations,
            table.Keys.Select(key => new Key(key.Type, key.Parameter, key.Property)).ToEquatableArray(),
            table.IsKeyGenerated));

    /// <summary>A key, as a parameter and as a property.</summary>
    internal sealed record Key(string Type, string Parameter, string Property);
}
