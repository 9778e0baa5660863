using System.Text.Json;

namespace ServerlessPatterns.Local.Filters.Operators;

/// <summary>One entry of a field's list.</summary>
internal abstract class FilterOperator
{
    /// <summary>How many values it counts for.</summary>
    public virtual int Combinations => 1;

    /// <summary>Whether a value is what it wants.</summary>
    /// <param name="value">A text, number, boolean or null: a list's elements are asked one by one.</param>
    public abstract bool Holds(JsonElement value);
}
