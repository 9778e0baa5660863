using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment;

/// <summary>
/// Resolves a template's intrinsic functions
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html): those that templates of ours
/// have; any other fails.
/// </summary>
internal sealed partial class TemplateExpressions(
    string stackName,
    StackParameters parameters,
    JsonElement conditions,
    IReadOnlyDictionary<string, PhysicalResource> resources,
    Func<string, string> resolveDynamic)
{
    private readonly Dictionary<string, bool> _conditions = [];

    /// <summary>The value without its functions; null too where it is JSON's null.</summary>
    /// <param name="value">A value of the template.</param>
    /// <param name="resolved">What it comes to.</param>
    /// <returns>False where it is AWS::NoValue: the property or item is not there.</returns>
    public bool TryResolve(JsonElement value, out JsonNode? resolved)
    {
        resolved = null;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when FunctionOf(value) is { } function:
                return TryCall(function.Name, function.Value, out resolved);
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var property in value.EnumerateObject())
                {
                    if (TryResolve(property.Value, out var member))
                    {
                        members.Add(property.Name, member);
                    }
                }

                resolved = members;
                return true;
            case JsonValueKind.Array:
                var items = new JsonArray();
                foreach (var element in value.EnumerateArray())
                {
                    if (TryResolve(element, out var item))
                    {
                        items.Add(item);
                    }
                }

                resolved = items;
                return true;
            case JsonValueKind.String:
                resolved = resolveDynamic(value.GetString()!);
                return true;
            default:
                resolved = JsonNode.Parse(value.GetRawText());
                return true;
        }
    }

    public bool IsTrue(string condition)
    {
        if (!_conditions.TryGetValue(condition, out var known))
        {
            if (conditions.ValueKind != JsonValueKind.Object || !conditions.TryGetProperty(condition, out var definition))
            {
                throw new DeploymentException($"The template has no condition '{condition}'.");
            }

            _conditions[condition] = known = Evaluate(definition);
        }

        return known;
    }

    /// <summary>The function that an object is a call of.</summary>
    public static JsonProperty? FunctionOf(JsonElement value)
    {
        var properties = value.EnumerateObject();
        if (!properties.MoveNext() || properties.Current is var first && properties.MoveNext())
        {
            return null;
        }

        return first.Name == "Ref" || first.Name.StartsWith("Fn::", StringComparison.Ordinal) ? first : null;
    }

    /// <summary>The names in a text of Fn::Sub that are to be replaced.</summary>
    public static IEnumerable<string> SubstitutedNames(string text)
        => Substitution().Matches(text).Select(match => match.Groups[1].Value).Where(name => !name.StartsWith('!'));

    private bool TryCall(string function, JsonElement argument, out JsonNode? resolved)
    {
        resolved = null;
        switch (function)
        {
            case "Ref" when argument.GetString() == "AWS::NoValue":
                return false;
            case "Ref" when parameters.Has(argument.GetString()!):
                resolved = parameters.ValueOf(argument.GetString()!);
                return true;
            case "Ref":
                resolved = resolveDynamic(Ref(argument.GetString()!));
                return true;
            case "Fn::GetAtt":
                resolved = argument.ValueKind == JsonValueKind.Array
                    ? GetAttribute(argument[0].GetString()!, argument[1].GetString()!)
                    : GetAttribute(argument.GetString()!);
                return true;
            case "Fn::Sub":
                resolved = resolveDynamic(Substitute(argument));
                return true;
            case "Fn::If":
                return TryResolve(IsTrue(argument[0].GetString()!) ? argument[1] : argument[2], out resolved);
            case "Fn::Join":
                resolved = resolveDynamic(string.Join(argument[0].GetString(), Texts(argument[1])));
                return true;
            case "Fn::Split":
                resolved = new JsonArray([.. Text(argument[1]).Split(argument[0].GetString()).Select(part => (JsonNode)part)]);
                return true;
            case "Fn::Select":
                resolved = Texts(argument[1]).ElementAtOrDefault(argument[0].GetInt32())
                    ?? throw new DeploymentException($"{argument.GetRawText()} cannot select a value that is not there.");
                return true;
            default:
                throw new DeploymentException($"The function {function} is none that the interpreter knows.");
        }
    }

    private string Text(JsonElement value)
        => TryResolve(value, out var resolved) && resolved is JsonValue
            ? resolved.ToString()
            : throw new DeploymentException($"{value.GetRawText()} is no text.");

    private IEnumerable<string> Texts(JsonElement list)
        => TryResolve(list, out var resolved) && resolved is JsonArray items && items.All(item => item is JsonValue)
            ? items.Select(item => item!.ToString())
            : throw new DeploymentException($"{list.GetRawText()} is no list of texts.");

    private string Ref(string name) => name switch
    {
        "AWS::Region" => StackEnvironment.Region,
        "AWS::AccountId" => StackEnvironment.AccountId,
        "AWS::Partition" => "aws",
        "AWS::URLSuffix" => "amazonaws.com",
        "AWS::StackName" => stackName,
        "AWS::StackId" => $"arn:aws:cloudformation:{StackEnvironment.Region}:{StackEnvironment.AccountId}:stack/{stackName}/1",
        _ when parameters.Has(name) => parameters.ValueOf(name) is JsonValue value ? value.ToString() : throw new DeploymentException($"The parameter {name} is a list, which is no text."),
        _ => Resource(name).Ref,
    };

    private string GetAttribute(string resource, string attribute)
        => Resource(resource).Attributes.TryGetValue(attribute, out var value)
            ? value
            : throw new DeploymentException($"{resource} is a {Resource(resource).Type}, which has no attribute {attribute} that the interpreter knows.");

    private string GetAttribute(string resourceAndAttribute)
    {
        var parts = resourceAndAttribute.Split('.', 2);
        return GetAttribute(parts[0], parts[1]);
    }

    private PhysicalResource Resource(string name)
        => resources.TryGetValue(name, out var resource)
            ? resource
            : throw new DeploymentException($"'{name}' is no parameter of the template and no resource that its conditions let be.");

    private string Substitute(JsonElement argument)
    {
        var text = (argument.ValueKind == JsonValueKind.Array ? argument[0] : argument).GetString()!;
        var own = argument.ValueKind == JsonValueKind.Array
            ? argument[1].EnumerateObject().ToDictionary(variable => variable.Name, variable => Text(variable.Value))
            : [];
        return Substitution().Replace(text, match => match.Groups[1].Value switch
        {
            var name when name.StartsWith('!') => $"${{{name[1..]}}}",
            var name when own.TryGetValue(name, out var value) => value,
            var name when name.Contains('.', StringComparison.Ordinal) => GetAttribute(name),
            var name => Ref(name),
        });
    }

    private bool Evaluate(JsonElement condition)
    {
        var call = condition.EnumerateObject().Single();
        return call.Name switch
        {
            "Condition" => IsTrue(call.Value.GetString()!),
            "Fn::Equals" => Text(call.Value[0]) == Text(call.Value[1]),
            "Fn::Not" => !Evaluate(call.Value[0]),
            "Fn::And" => call.Value.EnumerateArray().All(Evaluate),
            "Fn::Or" => call.Value.EnumerateArray().Any(Evaluate),
            _ => throw new DeploymentException($"The condition function {call.Name} is none that the interpreter knows."),
        };
    }

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Substitution();
}
