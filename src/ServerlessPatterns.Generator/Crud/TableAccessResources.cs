using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Crud;

/// <summary>What a function that uses tables needs: the permission, for exactly those tables and what their interfaces do, and the tables' names.</summary>
internal static class TableAccessResources
{
    public static IEnumerable<PolicyStatement> Statements(FunctionModel function, TemplatePlan plan)
    {
        foreach (var (access, table) in Tables(function, plan))
        {
            var reads = access.SortKey is null ? new[] { "dynamodb:GetItem", "dynamodb:Scan" } : ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"];
            yield return PolicyStatement.Allow(
                (access.IsReadOnly ? "Read" : "Use") + table,
                null,
                Intrinsic.GetAtt(table, "Arn"),
                null,
                access.IsReadOnly ? reads : [.. reads, "dynamodb:DeleteItem", "dynamodb:PutItem"]);
        }
    }

    public static void AddVariables(JsonObject variables, FunctionModel function, TemplatePlan plan)
    {
        foreach (var (access, table) in Tables(function, plan))
        {
            variables.Set(access.Variable, Intrinsic.Ref(table));
        }
    }

    /// <summary>The tables in the order of their names; of two interfaces of one table, the one that may do more.</summary>
    private static IEnumerable<(TableAccessModel Access, string Table)> Tables(FunctionModel function, TemplatePlan plan)
        => function.Constructor
            .Select(argument => argument.Table)
            .OfType<TableAccessModel>()
            .GroupBy(access => access.Item.Type, StringComparer.Ordinal)
            .Select(same => same.OrderBy(access => access.IsReadOnly).First())
            .Select(access => (access, plan.Table(access.Item.Type)))
            .Where(each => each.Item2 is not null)
            .OrderBy(each => each.Item2, StringComparer.Ordinal)
            .Select(each => (each.access, each.Item2!));
}
