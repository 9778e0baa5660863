using System.Numerics;

namespace ServerlessPatterns.Local.Mapping.Values;

/// <summary>Java's equals: numbers of two types are never equal, texts are compared by code units.</summary>
internal static class JavaEquality
{
    /// <summary>Stands for null where a key must be something.</summary>
    public static object Null { get; } = new();

    public static IEqualityComparer<object> Comparer { get; } = new Equality();

    public static new bool Equals(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (string a, string b) => a == b,
        (double a, double b) => a.Equals(b) && double.IsNegative(a) == double.IsNegative(b),
        (JavaList a, JavaList b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => Equals(pair.First, pair.Second)),
        (JavaMap a, JavaMap b) => a.Count == b.Count && Enumerable.Range(0, a.Count).All(index => b.ContainsKey(a[index].Key) && Equals(b.Get(a[index].Key), a[index].Value)),
        (JavaView { IsSet: true } a, JavaView { IsSet: true } b) => a.Count == b.Count && Enumerable.Range(0, a.Count).All(index => b.Contains(a[index])),
        _ => ReferenceEquals(left, right) || (left.GetType() == right.GetType() && left.Equals(right)),
    };

    public static int HashCode(object? value) => value switch
    {
        null => 0,
        string text => text.GetHashCode(StringComparison.Ordinal),
        JavaList list => list.Items.Count,
        JavaMap map => map.Count,
        JavaView view => view.Count,
        _ => value.GetHashCode(),
    };

    /// <summary>Whether Velocity compares two values by equals, for the class of one is that of the other or above it; else it compares their texts.</summary>
    public static bool AreOfOneClass(object left, object right) => (left, right) switch
    {
        (JavaList, JavaList) or (JavaMap, JavaMap) => true,
        (JavaView, JavaView) => false,
        _ => left.GetType() == right.GetType(),
    };

    public static bool IsNumber(object? value) => value is int or long or BigInteger or double or float or JavaDecimal;

    private sealed class Equality : IEqualityComparer<object>
    {
        bool IEqualityComparer<object>.Equals(object? x, object? y) => JavaEquality.Equals(x, y);

        int IEqualityComparer<object>.GetHashCode(object obj) => HashCode(obj);
    }
}
