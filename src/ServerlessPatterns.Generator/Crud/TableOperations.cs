namespace ServerlessPatterns.Generator.Crud;

/// <summary>The library's CrudOperations, value for value.</summary>
[Flags]
internal enum TableOperations
{
    None = 0,
    Create = 1,
    Read = 2,
    Update = 4,
    Delete = 8,
    List = 16,
    All = Create | Read | Update | Delete | List,
}
