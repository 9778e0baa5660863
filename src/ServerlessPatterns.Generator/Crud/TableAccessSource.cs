using ServerlessPatterns.Generator.Crud.Items;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Crud;

/// <summary>Writes how tables are made for functions, by hand or by the container.</summary>
internal static class TableAccessSource
{
    private const string Hosting = "global::ServerlessPatterns.Aws.Hosting.";

    /// <summary>The interface.</summary>
    public static string Type(TableAccessModel access) => $"global::ServerlessPatterns.{(access.IsReadOnly ? "IReadOnlyTable" : "ITable")}<{access.Item.Type}>";

    /// <summary>The expression that makes it.</summary>
    public static string Make(TableAccessModel access)
        => $"{Hosting}FunctionTables.{Kind(access)}<{access.Item.Type}>({CSharpText.Literal(access.Variable)}, {TypeInfoSource.Of(access.Item)}, {Definition(access)})";

    /// <summary>The call that registers it.</summary>
    public static string Add(TableAccessModel access, string services)
        => $"{Hosting}FunctionTables.Add{Kind(access)}<{access.Item.Type}>({services}, {CSharpText.Literal(access.Variable)}, static () => {TypeInfoSource.Of(access.Item)}, static () => {Definition(access)});";

    private static string Kind(TableAccessModel access) => access.IsReadOnly ? "ReadOnlyTable" : "Table";

    private static string Definition(TableAccessModel access)
        => $"new {Hosting}TableDefinition({CSharpText.Literal(access.Path)}, {Record(access.Members)}, {CSharpText.Literal(access.PartitionKey)}, {(access.SortKey is { } sort ? CSharpText.Literal(sort) : "null")})";

    private static string Record(IEnumerable<ItemMember> members)
        => $"{Hosting}TableShape.Record({string.Join(", ", members.Select(member => $"new {Hosting}TableMember({CSharpText.Literal(member.Name)}, {Shape(member.Shape)})"))})";

    private static string Shape(ItemShape shape) => shape.Kind switch
    {
        ItemShapeKind.List => $"{Hosting}TableShape.List({Shape(shape.Element!)})",
        ItemShapeKind.Map => $"{Hosting}TableShape.Map({Shape(shape.Element!)})",
        ItemShapeKind.Record => Record(shape.Members),
        _ => $"{Hosting}TableShape.{shape.Kind}",
    };
}
