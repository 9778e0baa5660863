using ServerlessPatterns.Generator.Architecture;
using ServerlessPatterns.Generator.Crud.Api;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Crud;

/// <summary>A [CrudTable] in the architecture diagram, and the functions' access to it.</summary>
internal static class TableDiagram
{
    public static void AddTo(Drawing drawing, TableModel table)
    {
        var id = drawing.Add(new DiagramNode(drawing.Plan.Ids(table.Item).Table, NodeShape.Table, drawing.NameOf(table.Item), "table"));
        var verbs = TableMethod.Of(table).Select(method => method.Verb).Distinct().ToArray();
        if (verbs.Length > 0)
        {
            var api = drawing.Add(new DiagramNode(ApiIds.RestApi, NodeShape.Api, drawing.ServiceName, "REST API"));
            drawing.Connect(api, id, $"{string.Join(", ", verbs)} /{table.Path}", Callers(table.Authorization));
        }
    }

    public static void AddAccess(Drawing drawing, FunctionModel function)
    {
        var tables = function.Constructor
            .Select(argument => argument.Table)
            .OfType<TableAccessModel>()
            .GroupBy(table => table.Item.Type, StringComparer.Ordinal)
            .OrderBy(accesses => accesses.Key, StringComparer.Ordinal);
        foreach (var accesses in tables)
        {
            if (drawing.Plan.Table(accesses.Key) is { } table)
            {
                drawing.Connect(drawing.Plan.Ids(function.Class).Function, table, accesses.All(access => access.IsReadOnly) ? "reads" : "reads and writes");
            }
        }
    }

    private static string Callers(TableAuthorization authorization) => authorization switch
    {
        TableAuthorization.Iam => "for IAM callers",
        TableAuthorization.Cognito => "for Cognito users",
        TableAuthorization.ApiKey => "for API key holders",
        _ => "for anyone",
    };
}
