namespace ServerlessPatterns;

/// <summary>
/// Lets only those messages through whose property matches. Several attributes on one property: any of them; on several properties:
/// all of them. On a queue this becomes the event source mapping's filter: <b>a message that does not match is deleted from the
/// queue</b>, unhandled. See <see href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html">Lambda: event
/// filtering</see>. On a topic's consumer it becomes the subscription's filter policy: a message that does not match never comes to the
/// queue. A policy has at most five properties, 150 combinations of values, and numbers from -10⁹ to 10⁹ with five decimal places. See
/// <see href="https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html">SNS: filter policy constraints</see>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MessageFilterAttribute : Attribute
{
    /// <summary>The property equals one of the values; without values, one of the named conditions must be given.</summary>
    /// <param name="property">
    /// The member by its C# name, <c>nameof(OrderPlaced.Country)</c>; a dotted path, <c>"Address.Country"</c>, reaches a nested one.
    /// </param>
    /// <param name="values">The values: strings, numbers, booleans, enum members or null.</param>
    public MessageFilterAttribute(string property, params object?[] values)
    {
        Property = property;
        Values = values;
    }

    /// <summary>The member's C# name, or a dotted path.</summary>
    public string Property { get; }

    /// <summary>The values of which the property equals one.</summary>
    public IReadOnlyList<object?> Values { get; }

    /// <summary>The text begins with this.</summary>
    public string? Prefix { get; set; }

    /// <summary>The text ends with this.</summary>
    public string? Suffix { get; set; }

    /// <summary>The property is none of these.</summary>
    public object[]? AnythingBut { get; set; }

    /// <summary>The number is greater than this.</summary>
    public object? GreaterThan { get; set; }

    /// <summary>The number is this or greater.</summary>
    public object? AtLeast { get; set; }

    /// <summary>The number is less than this.</summary>
    public object? LessThan { get; set; }

    /// <summary>The number is this or less.</summary>
    public object? AtMost { get; set; }

    /// <summary>True: the property is in the message; false: it is not.</summary>
    public bool Exists { get; set; }
}
