using ServerlessPatterns.Generator.Crud.Mapping;

namespace ServerlessPatterns.Generator.Crud.Api;

/// <summary>One method of a table.</summary>
/// <param name="Operation">Which.</param>
/// <param name="Verb">Its HTTP method.</param>
/// <param name="Action">What it asks DynamoDB to do.</param>
/// <param name="Status">The status where that is done.</param>
/// <param name="Problems">What it may answer else, by itself.</param>
internal sealed record TableMethod(TableOperations Operation, string Verb, string Action, int Status, IReadOnlyList<Problem> Problems)
{
    private static readonly Problem[] s_always = [Problem.InvalidRequest, Problem.Throttled, Problem.Internal, Problem.Unavailable];

    /// <summary>The methods that a table has, in the order of their resources.</summary>
    public static IEnumerable<TableMethod> Of(TableModel table)
    {
        var all = new TableMethod[]
        {
            new(TableOperations.Create, "POST", "PutItem", 201, [Problem.ItemExists, .. s_always]),
            new(TableOperations.List, "GET", table.SortKey is null ? "Scan" : "Query", 200, s_always),
            new(TableOperations.Read, "GET", "GetItem", 200, [Problem.ItemNotFound, .. s_always]),
            new(TableOperations.Update, "PUT", "PutItem", 204, [Problem.ItemNotFound, .. s_always]),
            new(TableOperations.Delete, "DELETE", "DeleteItem", 204, [Problem.ItemNotFound, .. s_always]),
        };
        return all.Where(method => table.Allows(method.Operation));
    }

    /// <summary>Whether it takes an item.</summary>
    public bool HasBody => Operation is TableOperations.Create or TableOperations.Update;

    /// <summary>How many keys its path ends in.</summary>
    public int KeysInPath(TableModel table) => Operation switch
    {
        TableOperations.Create => 0,
        TableOperations.List => table.SortKey is null ? 0 : 1,
        _ => table.SortKey is null ? 1 : 2,
    };

    /// <summary>The path, <c>/products/{id}</c>.</summary>
    public string Path(TableModel table) => "/" + table.Path + string.Concat(table.Keys.Take(KeysInPath(table)).Select(key => $"/{{{key.Parameter}}}"));
}
