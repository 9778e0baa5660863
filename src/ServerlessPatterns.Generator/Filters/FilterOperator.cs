namespace ServerlessPatterns.Generator.Filters;

/// <summary>How a filter compares.</summary>
internal enum FilterOperator
{
    EqualTo,
    Prefix,
    Suffix,
    AnythingBut,
    GreaterThan,
    AtLeast,
    LessThan,
    AtMost,
    Exists,
}
