using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Crud.OpenApi;

/// <summary>The names of the tables' schemas: the types' own, told apart as logical ids are.</summary>
internal sealed class SchemaNames(IEnumerable<TableModel> tables)
{
    private readonly LogicalIdPlan _ids = new(tables.Select(table => table.Item));

    /// <summary>An item as it is read.</summary>
    public string Of(TableModel table) => _ids.Of(table.Item).Prefix is var name && name == "Problem" ? "ProblemItem" : _ids.Of(table.Item).Prefix;

    /// <summary>An item as it is sent.</summary>
    public string Body(TableModel table, TableOperations operation) => Of(table) + (operation == TableOperations.Create ? "Creation" : "Replacement");

    public string Page(TableModel table) => Of(table) + "Page";
}
