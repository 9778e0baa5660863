using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>
/// Gives the SSM parameters of each queue and topic their logical ids, from its name and not the class's: such a parameter has a name of its
/// own, and a class that is renamed must not make CloudFormation create the same parameter a second time before it deletes the first.
/// </summary>
internal sealed class AddressNames(IEnumerable<string> queues, IEnumerable<string> topics)
{
    private readonly Dictionary<string, string> _queues = Prefixes(queues);
    private readonly Dictionary<string, string> _topics = Prefixes(topics);

    public string QueueUrl(string name) => _queues[name] + "QueueUrlParameter";

    public string QueueArn(string name) => _queues[name] + "QueueArnParameter";

    public string TopicArn(string name) => _topics[name] + "TopicArnParameter";

    private static Dictionary<string, string> Prefixes(IEnumerable<string> names)
    {
        var prefixes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var alike in names.Distinct(StringComparer.Ordinal).GroupBy(name => AsciiIdentifier.Of(name, out _), StringComparer.Ordinal))
        {
            var unique = alike.Count() == 1;
            foreach (var name in alike)
            {
                AsciiIdentifier.Of(name, out var lossless);
                prefixes.Add(name, unique && lossless ? alike.Key : alike.Key + StableHash.Of(name));
            }
        }

        return prefixes;
    }
}
