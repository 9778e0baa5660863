using System.Globalization;
using ServerlessPatterns.Generator.CloudFormation;
using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.Sending;

namespace ServerlessPatterns.Generator.Service;

/// <summary>A function with its role and log group: what every pattern that runs code has.</summary>
internal static class FunctionResources
{
    /// <summary>See https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html</summary>
    public const int MaximumHandlerLength = 128;

    /// <summary>
    /// What Lambda starts: the method of a class library, which the managed runtime finds by assembly, type and name; a program by its
    /// assembly's name; or the file that is called bootstrap, whatever stands here. See
    /// https://docs.aws.amazon.com/lambda/latest/dg/csharp-handler.html
    /// </summary>
    public static string Handler(ServiceModel service, FunctionModel function)
        => !service.Assembly.IsExecutable ? LibraryHandler(service.Assembly.AssemblyName, function.Class)
            : FunctionRuntime.Of(service).IsManaged ? service.Assembly.AssemblyName
            : "bootstrap";

    /// <summary>The handler in a class library; at most <see cref="MaximumHandlerLength"/> characters.</summary>
    public static string LibraryHandler(string assemblyName, ClassName name) => $"{assemblyName}::{name.FunctionFullName}::HandleAsync";

    /// <summary>Adds them.</summary>
    /// <param name="template">The template.</param>
    /// <param name="service">The service.</param>
    /// <param name="function">The function.</param>
    /// <param name="plan">The names inside the template.</param>
    /// <param name="origin">The pattern and class.</param>
    /// <param name="description">What the function does, for people.</param>
    /// <param name="statements">What the pattern needs its role to be allowed.</param>
    /// <param name="exceptions">Which findings of rule packs do not hold for a function of the pattern.</param>
    public static void AddTo(
        Template template,
        ServiceModel service,
        FunctionModel function,
        TemplatePlan plan,
        ResourceOrigin origin,
        string description,
        IEnumerable<PolicyStatement> statements,
        params RuleException[] exceptions)
    {
        var ids = plan.Ids(function.Class);
        template.AddResource(ids.LogGroup, LogGroup(service), origin);
        template.AddResource(ids.Role, Role(service, function, plan, statements), origin);
        template.AddResource(ids.Function, Function(service, function, plan, description, exceptions), origin);
    }

    private static Resource LogGroup(ServiceModel service) => new("AWS::Logs::LogGroup", new JsonObject
    {
        { "RetentionInDays", Intrinsic.Ref(TemplateParameters.LogRetentionDays) },
        { "Tags", ServiceTags.List(service) },
    })
    {
        Removal = RemovalPolicy.Delete,
    };

    private static Resource Function(ServiceModel service, FunctionModel function, TemplatePlan plan, string description, RuleException[] exceptions)
    {
        var ids = plan.Ids(function.Class);
        var runtime = FunctionRuntime.Of(service);
        return new Resource("AWS::Lambda::Function", new JsonObject
        {
            { "Description", description },

            // The folder that the template lies in: `aws cloudformation package` uploads it and puts its address here.
            { "Code", "." },
            { "Handler", Handler(service, function) },
            { "Runtime", runtime.Identifier },
            { "Architectures", new JsonArray { runtime.Architecture } },
            { "MemorySize", function.MemoryMegabytes },
            { "Timeout", function.TimeoutSeconds },
            { "ReservedConcurrentExecutions", function.ReservedConcurrency is { } reserved ? reserved : null },
            { "Role", Intrinsic.GetAtt(ids.Role, "Arn") },
            { "TracingConfig", new JsonObject { { "Mode", "Active" } } },
            { "LoggingConfig", new JsonObject { { "LogFormat", "JSON" }, { "LogGroup", Intrinsic.Ref(ids.LogGroup) } } },
            { "Environment", Environment(service, function, plan) },
            { "Tags", ServiceTags.List(service) },
        })
        {
            Exceptions = [.. exceptions, .. RuntimeExceptions(service, runtime)],
        };
    }

    private static JsonObject? Environment(ServiceModel service, FunctionModel function, TemplatePlan plan)
    {
        var variables = new JsonObject();
        if (service.Assembly.IsExecutable)
        {
            // Tells an executable, which holds all of the service's functions, which of them it is.
            variables.Add("SERVERLESS_PATTERNS_FUNCTION", function.Class.FullName);
        }

        SenderResources.AddVariables(variables, function, plan);
        TableAccessResources.AddVariables(variables, function, plan);
        return variables.Count == 0 ? null : new JsonObject { { "Variables", variables } };
    }

    private static IEnumerable<RuleException> RuntimeExceptions(ServiceModel service, FunctionRuntime runtime)
    {
        if (runtime.IsOldestManaged)
        {
            var reason = $"The project's target framework, {service.Build.TargetFramework}, asks for this runtime.";
            yield return new RuleException("AwsSolutions-L1", reason);
            yield return new RuleException("Serverless-LambdaLatestVersion", reason);
        }
    }

    private static Resource Role(ServiceModel service, FunctionModel function, TemplatePlan plan, IEnumerable<PolicyStatement> statements)
    {
        var ids = plan.Ids(function.Class);
        var all = new List<PolicyStatement>
        {
            // The log group's Arn ends in ":*", which is how its streams are meant.
            PolicyStatement.Allow("WriteLogs", null, Intrinsic.GetAtt(ids.LogGroup, "Arn"), null, "logs:CreateLogStream", "logs:PutLogEvents"),
            PolicyStatement.Allow("WriteTraces", null, "*", null, "xray:PutTelemetryRecords", "xray:PutTraceSegments"),
        };
        all.AddRange(statements);
        all.AddRange(SenderResources.Statements(function, plan));
        all.AddRange(TableAccessResources.Statements(function, plan));
        all.AddRange(function.AllowedActions.Select((allowed, index) => AllowedAction(allowed, index)));

        return new Resource("AWS::IAM::Role", new JsonObject
        {
            {
                "AssumeRolePolicyDocument",
                PolicyDocument.Of([PolicyStatement.Allow("LambdaAssumesRole", Principal.Service("lambda.amazonaws.com"), null, null, "sts:AssumeRole")])
            },
            {
                "Policies",
                new JsonArray { new JsonObject { { "PolicyName", "function" }, { "PolicyDocument", PolicyDocument.Of(all) } } }
            },
            { "Tags", ServiceTags.List(service) },
        })
        {
            Exceptions = [.. RoleExceptions(function)],
        };
    }

    private static PolicyStatement AllowedAction(AllowedAction allowed, int index)
        => PolicyStatement.Allow(
            "AllowAction" + (index + 1).ToString(CultureInfo.InvariantCulture),
            null,
            Intrinsic.SubWhereNeeded(allowed.Resource),
            null,
            allowed.Action);

    /// <summary>Rule packs name a finding by its text, in which what Fn::Sub replaces stands in angle brackets.</summary>
    private static IEnumerable<RuleException> RoleExceptions(FunctionModel function)
    {
        const string Wildcard = "AwsSolutions-IAM5";
        const string Traces = "X-Ray has no resources that the sending of traces could be limited to.";
        const string Asked = "Asked for by an [AllowAction] on the class.";
        var everything = function.AllowedActions.Any(allowed => allowed.Resource == "*") ? Traces + " What else is allowed on every resource: " + Asked : Traces;
        yield return new RuleException(Wildcard, everything, "Resource::*");
        foreach (var action in function.AllowedActions.Select(allowed => allowed.Action).Where(action => action.Contains('*')).Distinct())
        {
            yield return new RuleException(Wildcard, Asked, "Action::" + action);
        }

        foreach (var resource in function.AllowedActions.Select(allowed => allowed.Resource).Where(resource => resource.Contains('*') && resource != "*").Distinct())
        {
            yield return new RuleException(Wildcard, Asked, "Resource::" + resource.Replace("${", "<").Replace('}', '>'));
        }

        yield return new RuleException("Serverless-LambdaStarPermissions", everything);
    }
}
