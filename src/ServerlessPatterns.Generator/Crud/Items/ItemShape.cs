using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Crud.Items;

/// <summary>What values of a type look like in an item's JSON.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="IsNullable">Whether null is among them.</param>
/// <param name="Rules">What else holds for them.</param>
/// <param name="Element">What a list's or set's elements, or a map's values, look like.</param>
/// <param name="Members">A record's members.</param>
internal sealed record ItemShape(ItemShapeKind Kind, bool IsNullable, ValueRules Rules, ItemShape? Element, EquatableArray<ItemMember> Members)
{
    public static ItemShape Scalar(ItemShapeKind kind, ValueRules rules) => new(kind, false, rules, null, EquatableArray<ItemMember>.Empty);

    public static ItemShape Of(ItemShapeKind kind, ItemShape element) => new(kind, false, ValueRules.None, element, EquatableArray<ItemMember>.Empty);

    public static ItemShape Record(IEnumerable<ItemMember> members) => new(ItemShapeKind.Record, false, ValueRules.None, null, members.ToEquatableArray());
}
