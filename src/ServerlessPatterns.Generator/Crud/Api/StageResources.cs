using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Crud.Api;

/// <summary>The API's stage, and what watches over it.</summary>
internal static class StageResources
{
    private const int FiveMinutes = 300;

    // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
    private static readonly string[] s_logged =
    [
        "requestId", "extendedRequestId", "identity.sourceIp", "identity.userArn", "identity.apiKeyId", "authorizer.claims.sub", "requestTime", "httpMethod", "resourcePath", "path", "status", "responseLength",
        "responseLatency", "integration.status", "integration.latency", "error.responseType", "waf.status", "xrayTraceId",
    ];

    public static void AddTo(Template template, ServiceModel service, IReadOnlyList<TableModel> tables, string deployment, ResourceOrigin origin)
    {
        template.AddResource(ApiIds.AccessLogs, LogGroup(service), origin);
        template.AddResource(ApiIds.AccountRole, AccountRole(service), origin);
        template.AddResource(ApiIds.Account, Account(), origin);
        template.AddResource(ApiIds.Stage, Stage(service, tables, deployment), origin);
        template.AddResource(ApiIds.WebAcl, WebAcl(), origin);
        template.AddResource(ApiIds.FailuresAlarm, FailuresAlarm(service), origin);
        var byKey = tables.Where(table => table.Authorization == TableAuthorization.ApiKey).ToArray();
        if (byKey.Length > 0)
        {
            template.AddResource(ApiIds.UsagePlan, UsagePlan(service, byKey), origin);
            template.AddResource(ApiIds.ApiKey, ApiKey(service), origin);
            template.AddResource(ApiIds.UsagePlanKey, UsagePlanKey(), origin);
            template.AddOutput("RestApiKeyId", "Id of the API key: aws apigateway get-api-key --include-value --api-key …", Intrinsic.Ref(ApiIds.ApiKey));
        }
    }

    private static Resource LogGroup(ServiceModel service) => new("AWS::Logs::LogGroup", new JsonObject
    {
        { "RetentionInDays", Intrinsic.Ref(TemplateParameters.LogRetentionDays) },
        { "Tags", ServiceTags.List(service) },
    })
    {
        Removal = RemovalPolicy.Delete,
    };

    /// <summary>See https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html</summary>
    private static Resource AccountRole(ServiceModel service) => new("AWS::IAM::Role", new JsonObject
    {
        { "AssumeRolePolicyDocument", PolicyDocument.Of([PolicyStatement.Allow("ApiGatewayAssumesRole", Principal.Service("apigateway.amazonaws.com"), null, null, "sts:AssumeRole")]) },
        {
            "Policies",
            new JsonArray
            {
                new JsonObject
                {
                    { "PolicyName", "logs" },
                    {
                        "PolicyDocument",
                        PolicyDocument.Of(
                        [
                            PolicyStatement.Allow(
                                "WriteLogs",
                                null,
                                Intrinsic.Sub("arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*"),
                                null,
                                "logs:CreateLogGroup",
                                "logs:CreateLogStream",
                                "logs:DescribeLogGroups",
                                "logs:DescribeLogStreams",
                                "logs:FilterLogEvents",
                                "logs:GetLogEvents",
                                "logs:PutLogEvents"),
                        ])
                    },
                },
            }
        },
        { "Tags", ServiceTags.List(service) },
    })
    {
        Condition = ApiParameters.SetsAccount,
        Removal = RemovalPolicy.RetainAlways,
        Exceptions = [new RuleException("AwsSolutions-IAM5", "It is the account's role, with which API Gateway writes the logs of every API.", "Resource::arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:*")],
    };

    private static Resource Account() => new("AWS::ApiGateway::Account", new JsonObject { { "CloudWatchRoleArn", Intrinsic.GetAtt(ApiIds.AccountRole, "Arn") } })
    {
        Condition = ApiParameters.SetsAccount,
        Removal = RemovalPolicy.RetainAlways,
        DependsOn = [ApiIds.RestApi],
    };

    private static Resource Stage(ServiceModel service, IReadOnlyList<TableModel> tables, string deployment) => new("AWS::ApiGateway::Stage", new JsonObject
    {
        { "RestApiId", Intrinsic.Ref(ApiIds.RestApi) },
        { "DeploymentId", Intrinsic.Ref(deployment) },
        { "StageName", ApiResources.StageName },

        // API Gateway refuses a stage with logs while the account has no role to write them with: where this stack sets it, the stage waits for that.
        { "Description", Intrinsic.If(ApiParameters.SetsAccount, Intrinsic.Sub($"Writes its logs with the role of the account's settings, ${{{ApiIds.Account}}}."), "Writes its logs with the role that the account has.") },
        { "TracingEnabled", true },
        { "AccessLogSetting", new JsonObject { { "DestinationArn", Intrinsic.GetAtt(ApiIds.AccessLogs, "Arn") }, { "Format", AccessLogFormat() } } },
        { "MethodSettings", MethodSettings(tables) },
        { "Tags", ServiceTags.List(service) },
    });

    private static string AccessLogFormat()
        => "{" + string.Join(",", s_logged.Select(name => $"\"{LogName(name)}\":\"$context.{name}\"")) + "}";

    private static string LogName(string variable)
    {
        var parts = variable.Split('.');
        return parts[0] == "identity" ? parts[1] : parts[0] + string.Concat(parts.Skip(1).Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
    }

    /// <summary>
    /// A setting of a method replaces that of all, so that each repeats it. In a path / is written as ~1. See
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html
    /// </summary>
    private static JsonArray MethodSettings(IReadOnlyCollection<TableModel> tables)
    {
        // What is not a table's method, a preflight, is throttled as the busiest of them.
        var settings = new JsonArray { Setting("/*", "*", tables.Max(table => table.RateLimit), tables.Max(table => table.BurstLimit)) };
        foreach (var table in tables)
        {
            foreach (var method in TableMethod.Of(table))
            {
                settings.Add(Setting("/" + method.Path(table).Replace("/", "~1"), method.Verb, table.RateLimit, table.BurstLimit));
            }
        }

        return settings;
    }

    private static JsonObject Setting(string path, string verb, int rateLimit, int burstLimit) => new()
    {
        { "ResourcePath", path },
        { "HttpMethod", verb },
        { "LoggingLevel", "ERROR" },
        { "MetricsEnabled", true },

        // What goes through the API is nobody's business but the clients'.
        { "DataTraceEnabled", false },
        { "ThrottlingRateLimit", rateLimit },
        { "ThrottlingBurstLimit", burstLimit },
    };

    private static Resource WebAcl() => new("AWS::WAFv2::WebACLAssociation", new JsonObject
    {
        { "ResourceArn", Intrinsic.Sub($"arn:${{AWS::Partition}}:apigateway:${{AWS::Region}}::/restapis/${{{ApiIds.RestApi}}}/stages/${{{ApiIds.Stage}}}") },
        { "WebACLArn", Intrinsic.Ref(ApiParameters.WebAclArn) },
    })
    {
        Condition = ApiParameters.HasWebAcl,
    };

    /// <summary>See https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html</summary>
    private static Resource FailuresAlarm(ServiceModel service) => Alarm.Of(
        service,
        "AWS/ApiGateway",
        "5XXError",
        [("ApiName", Intrinsic.Sub($"{service.Assembly.ServiceName}-${{{TemplateParameters.Environment}}}"))],
        new AlarmRule("The API of the service answers requests with a server error. Look into its access log for what integrationStatus and errorResponseType say.", "Sum", 0, FiveMinutes, 1));

    /// <summary>The plan's own limits are those of all its tables' methods together: one key must not be refused what each method allows.</summary>
    private static Resource UsagePlan(ServiceModel service, IReadOnlyList<TableModel> tables)
    {
        var throttles = new JsonObject();
        foreach (var table in tables)
        {
            foreach (var method in TableMethod.Of(table))
            {
                throttles.Add($"{method.Path(table)}/{method.Verb}", new JsonObject { { "RateLimit", table.RateLimit }, { "BurstLimit", table.BurstLimit } });
            }
        }

        return new Resource("AWS::ApiGateway::UsagePlan", new JsonObject
        {
            { "Description", $"The clients of the service {service.Assembly.ServiceName} that bear its API key." },
            { "ApiStages", new JsonArray { new JsonObject { { "ApiId", Intrinsic.Ref(ApiIds.RestApi) }, { "Stage", Intrinsic.Ref(ApiIds.Stage) }, { "Throttle", throttles } } } },
            { "Tags", ServiceTags.List(service) },
        });
    }

    private static Resource ApiKey(ServiceModel service) => new("AWS::ApiGateway::ApiKey", new JsonObject
    {
        { "Description", $"The key of the clients of the service {service.Assembly.ServiceName}." },
        { "Enabled", true },
        { "StageKeys", new JsonArray { new JsonObject { { "RestApiId", Intrinsic.Ref(ApiIds.RestApi) }, { "StageName", Intrinsic.Ref(ApiIds.Stage) } } } },
        { "Tags", ServiceTags.List(service) },
    });

    private static Resource UsagePlanKey() => new("AWS::ApiGateway::UsagePlanKey", new JsonObject
    {
        { "KeyId", Intrinsic.Ref(ApiIds.ApiKey) },
        { "KeyType", "API_KEY" },
        { "UsagePlanId", Intrinsic.Ref(ApiIds.UsagePlan) },
    });
}
