using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Crud.OpenApi;

/// <summary>The names of the tables' schemas: the types' own, told apart as logical ids are, and from one another's endings (Order's page is OrderPage).</summary>
internal sealed class SchemaNames
{
    public const string Problem = "Problem";

    private const string Creation = "Creation";
    private const string Replacement = "Replacement";
    private const string Pages = "Page";

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public SchemaNames(IReadOnlyCollection<TableModel> tables)
    {
        var ids = new LogicalIdPlan(tables.Select(table => table.Item));
        var taken = new HashSet<string>(StringComparer.Ordinal) { Problem };
        foreach (var table in tables.OrderBy(table => ids.Of(table.Item).Prefix.Length).ThenBy(table => ids.Of(table.Item).Prefix, StringComparer.Ordinal))
        {
            var name = ids.Of(table.Item).Prefix;
            while (All(name).Any(taken.Contains))
            {
                name += "Item";
            }

            taken.UnionWith(All(name));
            _names[table.Item.FullName] = name;
        }
    }

    /// <summary>An item as it is read.</summary>
    public string Of(TableModel table) => _names[table.Item.FullName];

    /// <summary>An item as it is sent.</summary>
    public string Body(TableModel table, TableOperations operation) => Of(table) + (operation == TableOperations.Create ? Creation : Replacement);

    public string Page(TableModel table) => Of(table) + Pages;

    private static string[] All(string name) => [name, name + Creation, name + Replacement, name + Pages];
}
