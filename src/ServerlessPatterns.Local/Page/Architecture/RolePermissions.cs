using System.Text.Json.Nodes;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.Local.Page.Architecture;

/// <summary>What a role allows, as far as the architecture shows it.</summary>
internal static class RolePermissions
{
    private static readonly HashSet<string> s_reading = new(StringComparer.Ordinal)
    {
        "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:DescribeTable",
    };

    /// <summary>The actions of a role by the ARN that they are allowed on.</summary>
    /// <param name="stack">The role's stack.</param>
    /// <param name="arn">The role's ARN.</param>
    public static IEnumerable<(string Action, string Resource)> Of(LocalStack stack, string? arn)
        => from role in stack.Of("AWS::IAM::Role")
           where role.Arn == arn
           from policy in role.Properties["Policies"] as JsonArray ?? []
           from statement in policy?["PolicyDocument"]?["Statement"] as JsonArray ?? []
           where statement?["Effect"]?.ToString() == "Allow"
           from action in Texts(statement["Action"])
           from resource in Texts(statement["Resource"])
           select (action, resource);

    /// <summary>Whether actions on a table change nothing in it.</summary>
    public static bool AreReading(IEnumerable<string> actions) => actions.All(s_reading.Contains);

    private static IEnumerable<string> Texts(JsonNode? value) => value switch
    {
        JsonArray items => items.Select(item => item?.ToString() ?? ""),
        null => [],
        _ => [value.ToString()],
    };
}
