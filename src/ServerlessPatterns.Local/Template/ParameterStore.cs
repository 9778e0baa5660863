using System.Text.RegularExpressions;

namespace ServerlessPatterns.Local.Template;

/// <summary>
/// Parameter Store as stacks use it: AWS::SSM::Parameter writes it, dynamic references read it
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html). One for all services of a cloud.
/// </summary>
internal sealed partial class ParameterStore
{
    private readonly Dictionary<string, (string Value, string Service)> _parameters = new(StringComparer.Ordinal);

    public void Add(string name, string value, string service)
    {
        if (!_parameters.TryAdd(name, (value, service)))
        {
            throw new LocalException($"The services '{_parameters[name].Service}' and '{service}' both write the parameter {name}: both own the same queue or topic. Let one of them own it.");
        }
    }

    /// <summary>The text with each dynamic reference in it replaced by the parameter's value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="missing">Takes the name of a parameter that no service has written, and says what stands in its place.</param>
    public string Resolve(string text, Func<string, string> missing)
        => text.Contains("{{resolve:ssm:", StringComparison.Ordinal)
            ? Reference().Replace(text, match => _parameters.TryGetValue(match.Groups["name"].Value, out var found) ? found.Value : missing(match.Groups["name"].Value))
            : text;

    [GeneratedRegex(@"\{\{resolve:ssm:(?<name>[A-Za-z0-9_.\-/]+)(:[0-9]+)?\}\}")]
    private static partial Regex Reference();
}
