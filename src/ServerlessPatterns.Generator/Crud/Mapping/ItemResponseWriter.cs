using ServerlessPatterns.Generator.Crud.Items;

namespace ServerlessPatterns.Generator.Crud.Mapping;

/// <summary>Writes DynamoDB's typed JSON as plain JSON. Numbers come as texts in it, and keep their digits.</summary>
internal sealed class ItemResponseWriter(MappingTemplate template)
{
    /// <summary>Writes an item on lines of its own, the keys first: they are in every item.</summary>
    public void Item(TableModel table, string item)
    {
        template.Line("{").Indent();
        var separator = "";
        foreach (var key in table.Keys)
        {
            template.Text($"{separator}\"{key.Name}\": ");
            Value(key.Shape, Velocity.Get(item, key.Name));
            template.Line();
            separator = ", ";
        }

        foreach (var member in table.Members.Where(member => !table.IsKey(member)))
        {
            var value = Velocity.Get(item, member.Name);
            template.Text($"#if({IsPresent(member.Shape, value)}), \"{member.Name}\": ");
            Value(member.Shape, value);
            template.Line("#end");
        }

        template.Unindent().Text("}");
    }

    /// <summary>A key as text, of a number its digits.</summary>
    public static string KeyText(TableKeyModel key, string attributes) => $"{Velocity.Get(attributes, key.Name)}.get('{key.AttributeType}')";

    /// <summary>Whether there is an attribute, of the type that we write.</summary>
    private static string IsPresent(ItemShape shape, string value)
        => shape.Kind == ItemShapeKind.TextSet ? $"${value}.containsKey('SS') || ${value}.containsKey('L')" : $"${value}.containsKey('{AttributeType(shape)}')";

    private static string AttributeType(ItemShape shape) => shape.Kind switch
    {
        ItemShapeKind.Text => "S",
        ItemShapeKind.Number => "N",
        ItemShapeKind.Boolean => "BOOL",
        ItemShapeKind.Binary => "B",
        ItemShapeKind.List => "L",
        ItemShapeKind.TextSet => "SS",
        _ => "M",
    };

    private void Value(ItemShape shape, string attribute)
    {
        var value = Velocity.Get(attribute, AttributeType(shape));
        switch (shape.Kind)
        {
            case ItemShapeKind.Text or ItemShapeKind.Binary:
                template.Text(Velocity.Quoted(value));
                break;
            case ItemShapeKind.Number or ItemShapeKind.Boolean:
                template.Text(Velocity.Reference(value));
                break;
            case ItemShapeKind.List:
                Elements(value, each => ValueOrNull(shape.Element!, each));
                break;
            case ItemShapeKind.TextSet:
                Elements(value, each => template.Text(Velocity.Quoted(each)));
                break;
            case ItemShapeKind.Map:
                Entries(shape.Element!, value);
                break;
            case ItemShapeKind.Record:
                Members(shape.Members, value);
                break;
        }
    }

    private void Elements(string value, Action<string> write)
    {
        var each = template.NewVariable("v");
        template.Line("[").Indent().Line($"#foreach(${each} in ${value})").Indent();
        write(each);
        template.Line("#if($foreach.hasNext),#end").Unindent().Line("#end").Unindent().Text("]");
    }

    private void Entries(ItemShape element, string value)
    {
        var key = template.NewVariable("k");
        template.Line("{").Indent().Line($"#foreach(${key} in ${value}.keySet())").Indent();
        template.Text($"{Velocity.Quoted(key)}: ");
        ValueOrNull(element, $"{value}.get(${key})");
        template.Line("#if($foreach.hasNext),#end").Unindent().Line("#end").Unindent().Text("}");
    }

    private void Members(IEnumerable<ItemMember> members, string source)
    {
        var comma = template.NewVariable("c");
        template.Line("{").Indent().Line($"#set(${comma} = '')");
        foreach (var member in members)
        {
            var value = Velocity.Get(source, member.Name);
            template.Text($"#if({IsPresent(member.Shape, value)})${comma} \"{member.Name}\": ");
            Value(member.Shape, value);
            template.Line($"#set(${comma} = ',')#end");
        }

        template.Unindent().Text("}");
    }

    private void ValueOrNull(ItemShape shape, string value)
    {
        if (!shape.IsNullable)
        {
            Value(shape, value);
            return;
        }

        template.Text($"#if({IsPresent(shape, value)})");
        Value(shape, value);
        template.Text("#else null#end");
    }
}
