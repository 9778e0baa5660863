using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Queue;

/// <summary>
/// Gives the SSM parameters of each queue their logical ids, from the queue's name and not the class's: such a parameter has a name of its
/// own, and a class that is renamed must not make CloudFormation create the same parameter a second time before it deletes the first.
/// </summary>
internal sealed class QueueNamePlan
{
    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal);

    public QueueNamePlan(IEnumerable<string> names)
    {
        foreach (var alike in names.Distinct(StringComparer.Ordinal).GroupBy(name => AsciiIdentifier.Of(name, out _), StringComparer.Ordinal))
        {
            var unique = alike.Count() == 1;
            foreach (var name in alike)
            {
                AsciiIdentifier.Of(name, out var lossless);
                _prefixes.Add(name, unique && lossless ? alike.Key : alike.Key + StableHash.Of(name));
            }
        }
    }

    public string UrlParameter(string name) => _prefixes[name] + "QueueUrlParameter";

    public string ArnParameter(string name) => _prefixes[name] + "QueueArnParameter";
}
