using ServerlessPatterns.Generator.CloudFormation;

namespace ServerlessPatterns.Generator.Service;

/// <summary>The AWS organization that the template's parameter names.</summary>
internal static class Organization
{
    /// <summary>The condition that a principal belongs to it.</summary>
    public static JsonObject Condition() => new()
    {
        { "StringEquals", new JsonObject { { "aws:PrincipalOrgID", Intrinsic.Ref(TemplateParameters.OrganizationId) } } },
    };
}
