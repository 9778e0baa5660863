namespace ServerlessPatterns;

/// <summary>
/// The property that is the table's sort key: items of one partition lie in its order. Of the same types as <see cref="PartitionKeyAttribute"/>; at most 1,024
/// bytes.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SortKeyAttribute : Attribute;
