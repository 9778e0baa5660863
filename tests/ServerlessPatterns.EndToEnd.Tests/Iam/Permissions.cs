using System.Text.Json.Nodes;
using ServerlessPatterns.EndToEnd.Tests.Deployment;

namespace ServerlessPatterns.EndToEnd.Tests.Iam;

/// <summary>What functions may do, as their stack's roles say.</summary>
internal static class Permissions
{
    /// <summary>Every action that the function's role allows, with its resource.</summary>
    public static IEnumerable<string> PermissionsOf(this TemplateStack stack, string className)
        => stack.RoleOf(className).Allows();

    /// <summary>Every action that a role allows, with its resource.</summary>
    public static IEnumerable<string> Allows(this PhysicalResource role)
        => role.Properties["Policies"]!.AsArray()
            .SelectMany(policy => policy!["PolicyDocument"]!["Statement"]!.AsArray())
            .SelectMany(statement => Allowed(statement!.AsObject()))
            .Order(StringComparer.Ordinal);

    /// <summary>The role of the class's function.</summary>
    public static PhysicalResource RoleOf(this TemplateStack stack, string className)
        => stack.WithArn(stack.Of("AWS::Lambda::Function", className).Properties["Role"]!.ToString());

    /// <summary>What every function may do, and what one of a queue may do with that, beside what is given.</summary>
    public static IEnumerable<string> Expected(this TemplateStack stack, string className, params IEnumerable<string> declared)
    {
        var logs = stack.Of("AWS::Logs::LogGroup", className).Arn;
        return declared.Concat(OfQueue(stack, className)).Concat(
            [
                $"logs:CreateLogStream {logs}",
                $"logs:PutLogEvents {logs}",
                "xray:PutTelemetryRecords *",
                "xray:PutTraceSegments *",
            ]).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> OfQueue(TemplateStack stack, string className)
    {
        if (stack.ListenerRules.Any(rule => stack.Resources[rule.FunctionLogicalId].Class == className))
        {
            return [];
        }

        var queue = stack.QueueOf(className).Arn;
        return [$"sqs:ChangeMessageVisibility {queue}", $"sqs:DeleteMessage {queue}", $"sqs:GetQueueAttributes {queue}", $"sqs:ReceiveMessage {queue}"];
    }

    private static IEnumerable<string> Allowed(JsonObject statement)
    {
        Assert.Equal("Allow", statement["Effect"]!.ToString());
        Assert.Equal(["Action", "Effect", "Resource", "Sid"], statement.Select(member => member.Key).Order(StringComparer.Ordinal));
        return from action in List(statement["Action"]!) from resource in List(statement["Resource"]!) select $"{action} {resource}";
    }

    private static IEnumerable<string> List(JsonNode value) => value is JsonArray items ? items.Select(item => item!.ToString()) : [value.ToString()];
}
