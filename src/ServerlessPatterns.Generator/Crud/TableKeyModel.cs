using ServerlessPatterns.Generator.Crud.Items;

namespace ServerlessPatterns.Generator.Crud;

/// <summary>A partition or sort key.</summary>
/// <param name="Name">Its JSON name, which is its attribute's name too.</param>
/// <param name="Property">The property's C# name.</param>
/// <param name="Type">Its C# type.</param>
/// <param name="Shape">What its values look like in JSON: a text or a number.</param>
/// <param name="Parameter">The name of the path's variable, and of the client's parameter.</param>
internal sealed record TableKeyModel(string Name, string Property, string Type, ItemShape Shape, string Parameter)
{
    /// <summary>Its attribute's type: S or N.</summary>
    public string AttributeType => Shape.Kind == ItemShapeKind.Number ? "N" : "S";
}
