using System.Text.RegularExpressions;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment;

/// <summary>
/// Parameter Store, as stacks use it: AWS::SSM::Parameter writes it, dynamic references read it
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html).
/// </summary>
internal sealed partial class ParameterStore
{
    private readonly Dictionary<string, string> _parameters = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Parameters => _parameters;

    public void Add(string name, string value)
    {
        if (value.Length == 0)
        {
            throw new DeploymentException($"The parameter {name} would be empty; Parameter Store takes no empty value.");
        }

        if (!_parameters.TryAdd(name, value))
        {
            throw new DeploymentException($"The parameter {name} is there already: two stacks of one environment write it.");
        }
    }

    /// <summary>The text with each dynamic reference in it replaced by the parameter's value.</summary>
    public string Resolve(string text)
    {
        var resolved = Reference().Replace(text, match => _parameters.TryGetValue(match.Groups["name"].Value, out var value)
            ? value
            : throw new DeploymentException($"No parameter {match.Groups["name"].Value}, which {match.Value} refers to. Is the stack that writes it deployed?"));
        return resolved.Contains("{{resolve:", StringComparison.Ordinal)
            ? throw new DeploymentException($"'{resolved}' has a dynamic reference that is none to a parameter.")
            : resolved;
    }

    [GeneratedRegex(@"\{\{resolve:ssm:(?<name>[A-Za-z0-9_.\-/]+)(:[0-9]+)?\}\}")]
    private static partial Regex Reference();
}
