using ServerlessPatterns.Aws.Hosting;

namespace ServerlessPatterns.Aws.Tests.Crud;

/// <summary>The description of <see cref="Specimen"/>, as the compiler writes it.</summary>
internal static class SpecimenTable
{
    private static readonly TableShape s_back = TableShape.Record(new TableMember("width", TableShape.Number), new TableMember("note", TableShape.Text));

    private static readonly TableShape s_side = TableShape.Record(
        new TableMember("width", TableShape.Number), new TableMember("note", TableShape.Text), new TableMember("back", s_back));

    private static readonly TableShape s_item = TableShape.Record(
        new TableMember("id", TableShape.Text),
        new TableMember("version", TableShape.Number),
        new TableMember("text", TableShape.Text),
        new TableMember("guid", TableShape.Text),
        new TableMember("at", TableShape.Text),
        new TableMember("day", TableShape.Text),
        new TableMember("kind", TableShape.Text),
        new TableMember("price", TableShape.Number),
        new TableMember("ratio", TableShape.Number),
        new TableMember("large", TableShape.Number),
        new TableMember("flag", TableShape.Boolean),
        new TableMember("maybe", TableShape.Boolean),
        new TableMember("octets", TableShape.Binary),
        new TableMember("tags", TableShape.List(TableShape.Text)),
        new TableMember("numbers", TableShape.List(TableShape.Number)),
        new TableMember("names", TableShape.TextSet),
        new TableMember("labels", TableShape.Map(TableShape.Text)),
        new TableMember("groups", TableShape.Map(TableShape.List(s_side))),
        new TableMember("sidé \"1\"", s_side),
        new TableMember("sides", TableShape.List(s_side)));

    public static TableDefinition Definition { get; } = new("specimens", s_item, "id", null);

    public static TableDefinition Sorted { get; } = new("specimens", s_item, "id", "version");

    public static ItemMarshaller<Specimen> Marshaller { get; } = new(Definition, SpecimenJson.Default.Specimen);
}
