using ServerlessPatterns.Generator.CloudFormation;

namespace ServerlessPatterns.Generator.Crud.Api;

/// <summary>The parameters of a template that has an API.</summary>
internal static class ApiParameters
{
    public const string ApiGatewayAccount = "ApiGatewayAccount";
    public const string WebAclArn = "WebAclArn";
    public const string UserPoolArn = "UserPoolArn";
    public const string SetsAccount = "SetsApiGatewayAccount";
    public const string HasWebAcl = "HasWebAcl";

    public static void AddTo(Template template, IEnumerable<TableModel> tables)
    {
        template.AddParameter(ApiGatewayAccount, new JsonObject
        {
            { "Type", "String" },
            { "Default", "set" },
            { "AllowedValues", new JsonArray { "keep", "set" } },
            {
                "Description",
                "API Gateway writes logs with a role that is set once an account and region. set: this stack sets a role, and leaves it there when it is deleted. keep: the account has one already."
            },
        });
        template.AddCondition(SetsAccount, new JsonObject { { "Fn::Equals", new JsonArray { Intrinsic.Ref(ApiGatewayAccount), "set" } } });
        template.AddParameter(WebAclArn, new JsonObject
        {
            { "Type", "String" },
            { "Default", "" },
            { "Description", "The ARN of the regional AWS WAF web ACL that guards the API. Empty: none." },
            { "AllowedPattern", "^$|^arn:[a-z-]+:wafv2:[a-z0-9-]+:[0-9]{12}:regional/webacl/.+$" },
            { "ConstraintDescription", "The ARN of a regional web ACL, or empty." },
        });
        template.AddCondition(HasWebAcl, Intrinsic.IsNotEmpty(WebAclArn));
        if (tables.Any(table => table.Authorization == TableAuthorization.Cognito))
        {
            template.AddParameter(UserPoolArn, new JsonObject
            {
                { "Type", "String" },
                { "Description", "The ARN of the Amazon Cognito user pool whose users may call the API. It has no default: nobody but you knows your users." },
                { "AllowedPattern", "^arn:[a-z-]+:cognito-idp:[a-z0-9-]+:[0-9]{12}:userpool/[A-Za-z0-9_-]+$" },
                { "ConstraintDescription", "The ARN of a Cognito user pool." },
            });
        }
    }
}
