using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>
/// Gives each class its logical ids. A class's own name is the prefix. Where that leaves two resources with one id, the classes concerned
/// are told apart by their namespaces, and where even that does not, by a hash of their full names. It depends on the set of classes,
/// never on their order.
/// </summary>
internal sealed class LogicalIdPlan
{
    /// <summary>See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html</summary>
    public const int MaximumLength = 255;

    private static readonly int s_longestSuffix = LogicalIds.Suffixes.Max(suffix => suffix.Length);

    private readonly Dictionary<string, LogicalIds> _ids = new(StringComparer.Ordinal);

    public LogicalIdPlan(IEnumerable<ClassName> classes)
    {
        var names = new SortedDictionary<string, ClassName>(StringComparer.Ordinal);
        foreach (var name in classes)
        {
            names[name.FullName] = name;
        }

        var precision = names.ToDictionary(name => name.Key, _ => Precision.Name, StringComparer.Ordinal);
        while (Clashes(names, precision) is { Count: > 0 } clashes)
        {
            foreach (var name in clashes)
            {
                precision[name]++;
            }
        }

        foreach (var name in names)
        {
            _ids.Add(name.Key, new LogicalIds(Prefix(name.Value, precision[name.Key])));
        }
    }

    private enum Precision
    {
        Name,
        Namespace,
        Hash,
    }

    public LogicalIds Of(ClassName name) => _ids[name.FullName];

    /// <summary>
    /// The classes to be named more precisely: all that share a prefix; of two whose ids meet by their suffixes (Order's dead-letter queue
    /// is OrderDeadLetter's queue), the one with the longer name.
    /// </summary>
    private static HashSet<string> Clashes(SortedDictionary<string, ClassName> names, Dictionary<string, Precision> precision)
    {
        var clashes = new HashSet<string>(StringComparer.Ordinal);
        var owners = new Dictionary<string, (string Name, string Prefix)>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var prefix = Prefix(name.Value, precision[name.Key]);
            foreach (var suffix in LogicalIds.Suffixes)
            {
                if (!owners.TryGetValue(prefix + suffix, out var owner))
                {
                    owners.Add(prefix + suffix, (name.Key, prefix));
                    continue;
                }

                if (owner.Prefix.Length >= prefix.Length)
                {
                    clashes.Add(owner.Name);
                }

                if (owner.Prefix.Length <= prefix.Length)
                {
                    clashes.Add(name.Key);
                }
            }
        }

        // A hash cannot be told apart further; the hashes of two names are taken to differ.
        clashes.RemoveWhere(name => precision[name] == Precision.Hash);
        return clashes;
    }

    private static string Prefix(ClassName name, Precision precision)
    {
        var text = precision == Precision.Name ? name.Name : name.FullName;
        var prefix = AsciiIdentifier.Of(text, out var lossless);
        var room = MaximumLength - s_longestSuffix;
        if (lossless && precision != Precision.Hash && prefix.Length <= room)
        {
            return prefix;
        }

        var hash = StableHash.Of(name.FullName);
        return prefix.Substring(0, Math.Min(prefix.Length, room - hash.Length)) + hash;
    }
}
