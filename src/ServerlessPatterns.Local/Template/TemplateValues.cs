using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ServerlessPatterns.Local.Template;

/// <summary>
/// Resolves a template's intrinsic functions, those that templates of ours have
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html).
/// </summary>
/// <param name="stackName">The stack's name.</param>
/// <param name="parameters">The template's parameters.</param>
/// <param name="conditions">The template's conditions.</param>
/// <param name="resource">A resource by its logical id.</param>
/// <param name="resolveDynamic">Replaces dynamic references in a text.</param>
internal sealed partial class TemplateValues(string stackName, StackParameters parameters, JsonElement conditions, Func<string, LocalResource> resource, Func<string, string> resolveDynamic)
{
    private readonly Dictionary<string, bool> _conditions = new(StringComparer.Ordinal);

    /// <summary>The value without its functions; false where it is AWS::NoValue.</summary>
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

    /// <summary>Whether a condition of the template holds.</summary>
    public bool IsTrue(string condition)
    {
        if (!_conditions.TryGetValue(condition, out var known))
        {
            _conditions[condition] = known = conditions.ValueKind == JsonValueKind.Object && conditions.TryGetProperty(condition, out var definition)
                ? Evaluate(definition)
                : throw new LocalException($"The template has no condition '{condition}'.");
        }

        return known;
    }

    /// <summary>The function that an object is a call of.</summary>
    public static JsonProperty? FunctionOf(JsonElement value)
    {
        var properties = value.EnumerateObject();
        return !properties.MoveNext() || (properties.Current is var first && properties.MoveNext()) ? null
            : first.Name == "Ref" || first.Name.StartsWith("Fn::", StringComparison.Ordinal) ? first
            : null;
    }

    /// <summary>The names in a text of Fn::Sub that are to be replaced.</summary>
    public static IEnumerable<string> SubstitutedNames(string text)
        => Substitution().Matches(text).Select(match => match.Groups[1].Value).Where(name => !name.StartsWith('!'));

    private bool TryCall(string function, JsonElement argument, out JsonNode? resolved)
    {
        resolved = null;
        switch (function)
        {
            case "Ref" when argument.ValueEquals("AWS::NoValue"):
                return false;
            case "Ref" when parameters.Has(argument.GetString()!):
                resolved = parameters.ValueOf(argument.GetString()!);
                return true;
            case "Ref":
                resolved = resolveDynamic(Ref(argument.GetString()!));
                return true;
            case "Fn::GetAtt":
                resolved = argument.ValueKind == JsonValueKind.Array ? Attribute(argument[0].GetString()!, argument[1].GetString()!) : Attribute(argument.GetString()!);
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
                resolved = Texts(argument[1]).ElementAtOrDefault(argument[0].GetInt32()) ?? throw new LocalException($"{argument.GetRawText()} cannot select a value that is not there.");
                return true;
            default:
                throw new LocalException($"The template's function {function} is not known here.");
        }
    }

    private string Text(JsonElement value)
        => TryResolve(value, out var resolved) && resolved is JsonValue ? resolved.ToString() : throw new LocalException($"{value.GetRawText()} is no text.");

    private IEnumerable<string> Texts(JsonElement list)
        => TryResolve(list, out var resolved) && resolved is JsonArray items && items.All(item => item is JsonValue) ? items.Select(item => item!.ToString()) : throw new LocalException($"{list.GetRawText()} is no list of texts.");

    private string Ref(string name) => name switch
    {
        "AWS::Region" => PhysicalNames.Region,
        "AWS::AccountId" => PhysicalNames.Account,
        "AWS::Partition" => "aws",
        "AWS::URLSuffix" => "amazonaws.com",
        "AWS::StackName" => stackName,
        "AWS::StackId" => $"arn:aws:cloudformation:{PhysicalNames.Region}:{PhysicalNames.Account}:stack/{stackName}/1",
        _ when parameters.Has(name) => parameters.ValueOf(name) is JsonValue value ? value.ToString() : throw new LocalException($"The parameter {name} is a list, which is no text."),
        _ => resource(name).Ref,
    };

    private string Attribute(string logicalId, string attribute)
        => resource(logicalId) is var found && found.Attributes.TryGetValue(attribute, out var value) ? value
            : throw new LocalException($"{logicalId} is a {found.Type}, whose attribute {attribute} is not known here.");

    private string Attribute(string logicalIdAndAttribute) => logicalIdAndAttribute.Split('.', 2) is [var logicalId, var attribute] ? Attribute(logicalId, attribute) : throw new LocalException($"'{logicalIdAndAttribute}' is no attribute.");

    private string Substitute(JsonElement argument)
    {
        var text = (argument.ValueKind == JsonValueKind.Array ? argument[0] : argument).GetString()!;
        var own = argument.ValueKind == JsonValueKind.Array ? argument[1].EnumerateObject().ToDictionary(variable => variable.Name, variable => Text(variable.Value)) : [];
        return Substitution().Replace(text, match => match.Groups[1].Value switch
        {
            var name when name.StartsWith('!') => $"${{{name[1..]}}}",
            var name when own.TryGetValue(name, out var value) => value,
            var name when name.Contains('.', StringComparison.Ordinal) => Attribute(name),
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
            _ => throw new LocalException($"The template's condition function {call.Name} is not known here."),
        };
    }

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Substitution();
}
