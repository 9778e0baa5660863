using ServerlessPatterns.Generator.Crud.Items;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Crud;

/// <summary>What a pattern class is given of a table, by its constructor.</summary>
/// <param name="IsReadOnly">IReadOnlyTable&lt;T&gt;, else ITable&lt;T&gt;.</param>
/// <param name="Item">The type of the items, and how they become JSON.</param>
/// <param name="Path">The table's path.</param>
/// <param name="PartitionKey">The partition key's JSON name.</param>
/// <param name="SortKey">The sort key's JSON name, if there is one.</param>
/// <param name="Members">The members.</param>
/// <param name="Variable">The environment variable that holds the table's name.</param>
internal sealed record TableAccessModel(bool IsReadOnly, MessageModel Item, string Path, string PartitionKey, string? SortKey, EquatableArray<ItemMember> Members, string Variable);
