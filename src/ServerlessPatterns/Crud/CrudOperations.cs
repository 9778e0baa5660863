namespace ServerlessPatterns;

/// <summary>What clients of a <see cref="CrudTableAttribute"/> table may do.</summary>
[Flags]
public enum CrudOperations
{
    /// <summary>Nothing: the table has no endpoint and is there for the service's own functions alone.</summary>
    None = 0,

    /// <summary>POST on the collection: PutItem, on the condition that there is no item with the key.</summary>
    Create = 1,

    /// <summary>GET of an item: GetItem.</summary>
    Read = 2,

    /// <summary>PUT of an item: PutItem, on the condition that there is an item with the key.</summary>
    Update = 4,

    /// <summary>DELETE of an item: DeleteItem, on the condition that there is one.</summary>
    Delete = 8,

    /// <summary>GET on the collection: Scan; of a table with a sort key, GET of the items of one partition: Query.</summary>
    List = 16,

    /// <summary>All of them.</summary>
    All = Create | Read | Update | Delete | List,
}
