namespace ServerlessPatterns.Generator.Crud.Items;

/// <summary>A member of a record in JSON.</summary>
/// <param name="Name">Its JSON name, which is its attribute's name too.</param>
/// <param name="Shape">What its values look like.</param>
/// <param name="IsRequired">Whether the JSON of every value has it.</param>
internal sealed record ItemMember(string Name, ItemShape Shape, bool IsRequired);
