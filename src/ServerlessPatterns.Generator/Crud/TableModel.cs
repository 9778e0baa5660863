using ServerlessPatterns.Generator.Crud.Items;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Crud;

/// <summary>A table behind API Gateway.</summary>
/// <param name="Item">The type that bears [CrudTable].</param>
/// <param name="IsPublic">Whether other assemblies see the type.</param>
/// <param name="Json">How items become JSON.</param>
/// <param name="Path">Where the collection is: segments joined by slashes.</param>
/// <param name="Operations">What clients may do.</param>
/// <param name="Authorization">How API Gateway knows who calls.</param>
/// <param name="RateLimit">Requests a second of each method.</param>
/// <param name="BurstLimit">Requests at once of each method.</param>
/// <param name="CorsOrigins">The origins whose pages may call.</param>
/// <param name="DeletionProtection">Whether the table cannot be deleted.</param>
/// <param name="AllowUnknownMembers">Whether members that the type does not have are dropped.</param>
/// <param name="PartitionKey">The partition key.</param>
/// <param name="SortKey">The sort key, if there is one.</param>
/// <param name="IsKeyGenerated">Whether API Gateway makes the partition key of an item that is created.</param>
/// <param name="TimeToLive">The JSON name of the member that says when an item is deleted.</param>
/// <param name="Members">The members, keys included.</param>
internal sealed record TableModel(
    ClassName Item,
    bool IsPublic,
    MessageModel Json,
    string Path,
    TableOperations Operations,
    TableAuthorization Authorization,
    int RateLimit,
    int BurstLimit,
    EquatableArray<string> CorsOrigins,
    bool DeletionProtection,
    bool AllowUnknownMembers,
    TableKeyModel PartitionKey,
    TableKeyModel? SortKey,
    bool IsKeyGenerated,
    string? TimeToLive,
    EquatableArray<ItemMember> Members)
{
    /// <summary>Whether the items are structs, which are never null.</summary>
    public bool IsStruct { get; init; }

    /// <summary>The keys, one or two.</summary>
    public IEnumerable<TableKeyModel> Keys => SortKey is null ? [PartitionKey] : [PartitionKey, SortKey];

    /// <summary>Whether a member is a key.</summary>
    public bool IsKey(ItemMember member) => member.Name == PartitionKey.Name || member.Name == SortKey?.Name;

    public bool Allows(TableOperations operation) => (Operations & operation) != 0;

    /// <summary>The generated client's name; a nested type's containing types stand before it.</summary>
    public string ClientName => ClientNameOf(Item);

    /// <summary>The name of the client of a type's table.</summary>
    public static string ClientNameOf(ClassName item) => item.Path.Replace('.', '_') + "Client";
}
