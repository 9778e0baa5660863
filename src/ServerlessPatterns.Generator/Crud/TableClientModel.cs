using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Crud;

/// <summary>What a table's client is written from.</summary>
/// <param name="FileName">The generated file's name without its ending.</param>
/// <param name="Namespace">The namespace, without escapes; empty for the global one.</param>
/// <param name="Name">The client's name.</param>
/// <param name="IsPublic">Whether other assemblies see it.</param>
/// <param name="Item">The type of the items, and how they become JSON.</param>
/// <param name="IsStruct">Whether the items are never null.</param>
/// <param name="Path">The table's path.</param>
/// <param name="Operations">What the API allows.</param>
/// <param name="Keys">The keys, one or two.</param>
/// <param name="IsKeyGenerated">Whether the API makes the key of an item that is created.</param>
internal sealed record TableClientModel(
    string FileName,
    string Namespace,
    string Name,
    bool IsPublic,
    MessageModel Item,
    bool IsStruct,
    string Path,
    TableOperations Operations,
    EquatableArray<TableClientModel.Key> Keys,
    bool IsKeyGenerated)
{
    /// <summary>The clients of a compilation's tables: of those that have methods.</summary>
    public static IEnumerable<TableClientModel> Of(EquatableArray<TableModel> all)
    {
        var tables = all.Where(table => table.Operations != TableOperations.None).ToArray();

        // The compiler compares the names of generated files without regard to case, and takes few characters beyond letters and digits.
        var sameFile = tables.ToLookup(table => File(FullName(table)), StringComparer.OrdinalIgnoreCase);
        return tables.Select(table => new TableClientModel(
            sameFile[File(FullName(table))].Skip(1).Any() ? $"{File(FullName(table))}-{StableHash.Of(FullName(table))}" : File(FullName(table)),
            table.Item.Namespace,
            table.ClientName,
            table.IsPublic,
            table.Json,
            table.IsStruct,
            table.Path,
            table.Operations,
            Names(table).ToEquatableArray(),
            table.IsKeyGenerated));
    }

    private static string FullName(TableModel table) => table.Item.Namespace.Length == 0 ? table.ClientName : table.Item.Namespace + "." + table.ClientName;

    private static string File(string name) => new([.. name.Select(character => char.IsLetterOrDigit(character) || character == '.' ? character : '_')]);

    /// <summary>The keys with names that no other parameter of the client's methods has.</summary>
    private static IEnumerable<Key> Names(TableModel table)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal) { "item", "pageSize", "cancellationToken" };
        foreach (var key in table.Keys)
        {
            var name = key.Parameter;
            while (!taken.Add(name))
            {
                name += "Key";
            }

            yield return new Key(key.Type, name, key.Property);
        }
    }

    /// <summary>A key, as a parameter and as a property.</summary>
    internal sealed record Key(string Type, string Parameter, string Property);
}
