using ServerlessPatterns.Generator.Crud.Items;

namespace ServerlessPatterns.Generator.Crud.Mapping;

/// <summary>
/// Writes JSON values as DynamoDB's typed JSON. Whatever a client sends lies between quotation marks that escaping keeps shut, or is compared and written by
/// the template itself, so that it never changes the structure of the request, even where API Gateway has not validated it. Numbers come as texts, see
/// <see cref="RequestBody"/>.
/// </summary>
internal sealed class ItemRequestWriter(MappingTemplate template)
{
    /// <summary>Writes the members of an object that are present and not null, each with a comma before it.</summary>
    public void MembersAfterKey(IEnumerable<ItemMember> members, string source)
    {
        foreach (var member in members)
        {
            var value = Velocity.Get(source, member.Name);
            template.Text($"#if({IsPresent(member.Shape, value)}), \"{member.Name}\": ");
            Value(member.Shape, value);
            template.Line("#end");
        }
    }

    /// <summary>A value that is known to be there.</summary>
    public void Value(ItemShape shape, string value)
    {
        switch (shape.Kind)
        {
            case ItemShapeKind.Text:
                template.Text($"{{\"S\": {Velocity.Quoted(value)}}}");
                break;
            case ItemShapeKind.Number:
                template.Text($"{{\"N\": {Velocity.Quoted(value)}}}");
                break;
            case ItemShapeKind.Binary:
                template.Text($"{{\"B\": {Velocity.Quoted(value)}}}");
                break;
            case ItemShapeKind.Boolean:
                template.Text($"{{\"BOOL\": {Velocity.Reference(value)}}}");
                break;
            case ItemShapeKind.TextSet:
                template.Text($"#if({Velocity.Quiet(value + ".size()")} == \"0\"){{\"L\": []}}#else{{\"SS\": [");
                Elements(shape.Element!, value, isSet: true);
                template.Text("]}#end");
                break;
            case ItemShapeKind.List:
                template.Text("{\"L\": [");
                Elements(shape.Element!, value, isSet: false);
                template.Text("]}");
                break;
            case ItemShapeKind.Map:
                template.Text("{\"M\": {");
                Entries(shape.Element!, value);
                template.Text("}}");
                break;
            case ItemShapeKind.Record:
                template.Text("{\"M\": {");
                Members(shape.Members, value);
                template.Text("}}");
                break;
        }
    }

    /// <summary>
    /// Whether a value is there and not null. Velocity's versions differ in what they make of null and of empty texts in conditions; a quiet reference to null, or
    /// to a method that the value does not have, is empty in all.
    /// </summary>
    public static string IsPresent(ItemShape shape, string value) => shape.Kind switch
    {
        ItemShapeKind.Text or ItemShapeKind.Number or ItemShapeKind.Binary => $"{Velocity.Quiet(value + ".length()")} != \"\"",
        ItemShapeKind.Boolean => $"{Velocity.Quiet(value)} == \"true\" || {Velocity.Quiet(value)} == \"false\"",
        _ => $"{Velocity.Quiet(value + ".size()")} != \"\"",
    };

    private void Elements(ItemShape element, string value, bool isSet)
    {
        var each = template.NewVariable("v");
        template.Line().Indent().Line($"#foreach(${each} in ${value})").Indent();
        if (isSet)
        {
            template.Text(Velocity.Quoted(each));
        }
        else
        {
            ValueOrNull(element, each);
        }

        template.Line("#if($foreach.hasNext),#end").Unindent().Line("#end").Unindent();
    }

    private void Entries(ItemShape element, string value)
    {
        var key = template.NewVariable("k");
        template.Line().Indent().Line($"#foreach(${key} in ${value}.keySet())").Indent();
        template.Text($"{Velocity.Quoted(key)}: ");
        ValueOrNull(element, $"{value}.get(${key})");
        template.Line("#if($foreach.hasNext),#end").Unindent().Line("#end").Unindent();
    }

    private void Members(IEnumerable<ItemMember> members, string source)
    {
        var comma = template.NewVariable("c");
        template.Line().Indent().Line($"#set(${comma} = '')");
        foreach (var member in members)
        {
            var value = Velocity.Get(source, member.Name);
            template.Text($"#if({IsPresent(member.Shape, value)})${comma} \"{member.Name}\": ");
            Value(member.Shape, value);
            template.Line($"#set(${comma} = ',')#end");
        }

        template.Unindent();
    }

    /// <summary>
    /// Elements and values keep their places where they are null. A boolean stands between no quotation marks: what the schema should have refused must not
    /// be written in the place of one.
    /// </summary>
    private void ValueOrNull(ItemShape shape, string value)
    {
        if (!shape.IsNullable && shape.Kind != ItemShapeKind.Boolean)
        {
            Value(shape, value);
            return;
        }

        template.Text($"#if({IsPresent(shape, value)})");
        Value(shape, value);
        template.Text("#else{\"NULL\": true}#end");
    }
}
