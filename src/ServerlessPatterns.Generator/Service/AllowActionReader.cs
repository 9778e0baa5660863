using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Reads [AllowAction].</summary>
internal static class AllowActionReader
{
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
    private static readonly Regex s_action = new("^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$", RegexOptions.CultureInvariant);

    private static readonly Regex s_substitution = new(@"\$\{([^}]*)(\}?)", RegexOptions.CultureInvariant);

    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html, and the template's own parameters.
    private static readonly string[] s_names =
        ["AWS::AccountId", "AWS::Partition", "AWS::Region", "AWS::StackId", "AWS::StackName", "AWS::URLSuffix", TemplateParameters.Environment, TemplateParameters.OrganizationId];

    public static bool TryRead(INamedTypeSymbol type, ReadContext context, out EquatableArray<AllowedAction> actions)
    {
        var valid = true;
        List<AllowedAction>? read = null;
        foreach (var attribute in type.AttributesInOrder())
        {
            if (attribute.AttributeClass?.Is(context.Types.AllowActionAttribute) == true)
            {
                valid &= TryRead(type, attribute, context, read ??= []);
            }
        }

        actions = read?.ToEquatableArray() ?? EquatableArray<AllowedAction>.Empty;
        return valid;
    }

    private static bool TryRead(INamedTypeSymbol type, AttributeData attribute, ReadContext context, List<AllowedAction> read)
    {
        if (attribute.Positional(0) is not { } argument)
        {
            return false;
        }

        var action = argument.Scalar() as string ?? "";
        if (!s_action.IsMatch(action))
        {
            context.Report(
                UsageRules.AllowAction,
                attribute.Location(0),
                type.Name,
                $"'{action}' is not an IAM action",
                "write service:Action, such as s3:GetObject (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html)");
            return false;
        }

        var resource = attribute.Text("Resource") ?? "";
        if (Problem(resource) is var (problem, remedy))
        {
            context.Report(UsageRules.AllowAction, attribute.Location("Resource"), type.Name, $"[AllowAction(\"{action}\")] {problem}", remedy);
            return false;
        }

        if (action.EndsWith(":*", StringComparison.Ordinal))
        {
            context.Report(UsageRules.AllowServiceWide, attribute.Location(0), type.Name, action, action.Substring(0, action.Length - 2));
        }

        read.Add(new AllowedAction(action, resource));
        return true;
    }

    private static (string Problem, string Remedy)? Problem(string resource)
    {
        if (resource.Length == 0)
        {
            return ("names no Resource", "give the ARN that the action is allowed on, or Resource = \"*\" for an action that knows no resource");
        }

        if (resource != "*" && !resource.StartsWith("arn:", StringComparison.Ordinal) && !resource.StartsWith("${", StringComparison.Ordinal))
        {
            return ($"has the Resource '{resource}', which is no ARN", "write an ARN, such as arn:${AWS::Partition}:s3:::my-bucket/*, or \"*\"");
        }

        foreach (Match match in s_substitution.Matches(resource))
        {
            var name = match.Groups[1].Value;
            if (match.Groups[2].Length == 0)
            {
                return ($"has the Resource '{resource}', in which a '${{' is not closed", "close it with '}'");
            }

            if (!name.StartsWith("!", StringComparison.Ordinal) && Array.IndexOf(s_names, name) < 0)
            {
                return ($"has the Resource '{resource}', and the template has nothing called '{name}'", $"use one of {string.Join(", ", s_names)}; a '${{' of IAM's own is written '${{!'");
            }
        }

        return null;
    }
}
