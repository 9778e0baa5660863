using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Crud.OpenApi;

/// <summary>What the OpenAPI document is written from.</summary>
/// <param name="ServiceName">The service.</param>
/// <param name="Version">The assembly's version.</param>
/// <param name="Tables">The tables that have methods, in the order of their paths.</param>
internal sealed record ApiModel(string ServiceName, string Version, EquatableArray<TableModel> Tables)
{
    /// <summary>The API; null where there is none.</summary>
    public static ApiModel? Of(PatternModels patterns)
    {
        var tables = patterns.Patterns.Tables.Where(table => table.Operations != TableOperations.None).OrderBy(table => table.Path, StringComparer.Ordinal).ToEquatableArray();
        return patterns.Assembly is { } assembly && tables.Count > 0 ? new ApiModel(assembly.ServiceName, assembly.Version, tables) : null;
    }
}
