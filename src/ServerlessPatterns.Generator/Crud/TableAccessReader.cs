using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Queue;
using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Crud;

/// <summary>Reads which tables a class asks for in its constructor.</summary>
internal static class TableAccessReader
{
    /// <summary>Whether a type is ITable&lt;T&gt; or IReadOnlyTable&lt;T&gt;.</summary>
    public static bool IsAccess(ITypeSymbol type, KnownTypes types)
        => type is INamedTypeSymbol { TypeArguments.Length: 1, OriginalDefinition: var definition } && (definition.Is(types.Table) || definition.Is(types.ReadOnlyTable));

    /// <summary>What a constructor parameter of such a type is given; null if anything is wrong, all of which is reported.</summary>
    public static TableAccessModel? Read(INamedTypeSymbol type, IParameterSymbol parameter, ReadContext context)
    {
        var item = ((INamedTypeSymbol)parameter.Type).TypeArguments[0];
        if (parameter.Attribute("Microsoft.Extensions.DependencyInjection", "FromKeyedServicesAttribute") is not null)
        {
            return Problem("tables have no keys", "remove [FromKeyedServices]");
        }

        if (context.Types.FunctionTables is null)
        {
            return Problem("the project does not reference the package that has it", "dotnet add package ServerlessPatterns.Aws");
        }

        if (item.Attribute(context.Types.CrudTableAttribute) is null)
        {
            return Problem($"'{item.Display()}' has no table", "give it [CrudTable]");
        }

        if (!SymbolEqualityComparer.Default.Equals(item.ContainingAssembly, context.Compilation.Assembly))
        {
            return Problem($"the table of '{item.Display()}' belongs to another service, that of {item.ContainingAssembly.Name}", $"call its API with {item.Name}Client, or let that service publish what has changed");
        }

        // What is wrong with the table is reported where it is declared.
        if (context.Index.Table((INamedTypeSymbol)item) is not { } table)
        {
            return null;
        }

        return new TableAccessModel(
            parameter.Type.OriginalDefinition.Is(context.Types.ReadOnlyTable),
            table.Json,
            table.Path,
            table.PartitionKey.Name,
            table.SortKey?.Name,
            table.Members,
            SenderVariable.OfTable(table.Path));

        TableAccessModel? Problem(string problem, string remedy)
        {
            context.Report(UsageRules.TableAccess, HandlerReader.Location(parameter, type), type.Name, parameter.Type.Display(), problem, remedy);
            return null;
        }
    }
}
