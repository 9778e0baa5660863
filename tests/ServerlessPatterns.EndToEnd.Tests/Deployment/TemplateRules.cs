using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment;

/// <summary>
/// A template's section Rules (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html). Its functions are its own: in
/// them only they and Ref may stand (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html).
/// </summary>
internal sealed class TemplateRules(StackParameters parameters)
{
    /// <summary>Refuses a deployment whose parameters do not hold together.</summary>
    public void Check(JsonElement template)
    {
        foreach (var rule in template.TryGetProperty("Rules", out var rules) ? rules.EnumerateObject() : default)
        {
            if (rule.Value.TryGetProperty("RuleCondition", out var condition) && !IsTrue(condition))
            {
                continue;
            }

            foreach (var assertion in rule.Value.GetProperty("Assertions").EnumerateArray())
            {
                if (!IsTrue(assertion.GetProperty("Assert")))
                {
                    throw new DeploymentException($"{rule.Name}: {assertion.GetProperty("AssertDescription").GetString()}");
                }
            }
        }
    }

    private bool IsTrue(JsonElement condition)
    {
        var call = condition.EnumerateObject().Single();
        return call.Name switch
        {
            "Fn::Equals" => JsonNode.DeepEquals(Value(call.Value[0]), Value(call.Value[1])),
            "Fn::Not" => !IsTrue(call.Value[0]),
            "Fn::And" => call.Value.EnumerateArray().All(IsTrue),
            "Fn::Or" => call.Value.EnumerateArray().Any(IsTrue),
            "Fn::Contains" => Texts(call.Value[0]).Contains(Value(call.Value[1]).ToString()),
            "Fn::EachMemberEquals" => Texts(call.Value[0]).All(text => text == Value(call.Value[1]).ToString()),
            "Fn::EachMemberIn" => Texts(call.Value[0]).All(Texts(call.Value[1]).Contains),
            _ => throw new DeploymentException($"The rule function {call.Name} is none that the interpreter knows."),
        };
    }

    private IEnumerable<string> Texts(JsonElement list) => Value(list).AsArray().Select(text => text!.ToString());

    private JsonNode Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonValue.Create(value.GetString()!),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Value)]),
        JsonValueKind.Object when value.TryGetProperty("Ref", out var name) && parameters.Has(name.GetString()!) => parameters.ValueOf(name.GetString()!),
        _ => throw new DeploymentException($"{value.GetRawText()} is no value that a rule can have."),
    };
}
