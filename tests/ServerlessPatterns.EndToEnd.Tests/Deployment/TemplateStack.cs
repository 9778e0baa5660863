using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessPatterns.EndToEnd.Tests.Crud;
using ServerlessPatterns.EndToEnd.Tests.Deployment.Resources;
using ServerlessPatterns.EndToEnd.Tests.Functions;
using ServerlessPatterns.Local;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.EndToEnd.Tests.Deployment;

/// <summary>A stack: an emitted template, interpreted as CloudFormation does, its queues, topics and subscriptions made in the emulator.</summary>
internal sealed class TemplateStack
{
    private const string ConditionsSection = "Conditions";
    private const string ResourcesSection = "Resources";
    private const string OutputsSection = "Outputs";
    private const string FunctionEnvironment = "Environment";
    private const string ListenerParameter = "ListenerArn";
    private const string EnvironmentParameter = "Environment";

    private readonly Dictionary<string, PhysicalResource> _resources = [];
    private readonly Dictionary<string, string> _outputs = [];
    private readonly IReadOnlyDictionary<string, string> _parameters;

    private TemplateStack(string name, StackEnvironment environment, IReadOnlyDictionary<string, string> parameters)
    {
        Name = name;
        Environment = environment;
        _parameters = parameters;
    }

    public string Name { get; }

    public StackEnvironment Environment { get; }

    public IReadOnlyDictionary<string, PhysicalResource> Resources => _resources;

    public IReadOnlyDictionary<string, string> Outputs => _outputs;

    /// <summary>Creates the stack.</summary>
    /// <param name="environment">Where; its name is the parameter Environment.</param>
    /// <param name="service">The service's name: a part of physical names.</param>
    /// <param name="template">The template.</param>
    /// <param name="parameters">Parameters beside the defaults.</param>
    public static async Task<TemplateStack> DeployAsync(
        StackEnvironment environment, string service, JsonElement template, IReadOnlyDictionary<string, string>? parameters = null)
    {
        var stack = new TemplateStack($"{environment.Name}-{service}", environment, parameters ?? new Dictionary<string, string>());
        await stack.CreateAsync(template);
        return stack;
    }

    /// <summary>Creates the stack of a published sample; its targets, if it has any, are attached to the environment's listener.</summary>
    public static Task<TemplateStack> DeployAsync(StackEnvironment environment, PublishedService service)
    {
        var hasTargets = service.Template.GetProperty("Parameters").TryGetProperty(ListenerParameter, out _);
        return DeployAsync(
            environment,
            service.Project.ToLowerInvariant(),
            service.Template,
            hasTargets ? new Dictionary<string, string> { [ListenerParameter] = environment.ListenerArn } : null);
    }

    /// <summary>Updates the stack with the parameters that it has: adds what is new. Nothing may go, and what is in the emulator stays as it is.</summary>
    public Task UpdateAsync(JsonElement template)
    {
        var resources = template.GetProperty(ResourcesSection);
        return _resources.Keys.FirstOrDefault(logicalId => !resources.TryGetProperty(logicalId, out _)) is { } gone
            ? throw new DeploymentException($"The update would delete {gone}, which the interpreter does not.")
            : CreateAsync(template);
    }

    /// <summary>The class's resource of a type, of which it has one.</summary>
    public PhysicalResource Of(string type, string className)
        => _resources.Values.SingleOrDefault(resource => resource.Type == type && resource.Class == className)
            ?? throw new DeploymentException($"The stack {Name} has not exactly one {type} of {className}.");

    /// <summary>The resource that an ARN names.</summary>
    public PhysicalResource WithArn(string arn)
        => _resources.Values.SingleOrDefault(resource => resource.Attributes.GetValueOrDefault("Arn") == arn)
            ?? throw new DeploymentException($"The stack {Name} has no resource {arn}.");

    /// <summary>The queue that the class's function reads.</summary>
    public DeployedQueue QueueOf(string consumer)
    {
        var mapping = Of("AWS::Lambda::EventSourceMapping", consumer).Properties;
        var queue = WithArn(mapping["EventSourceArn"]!.ToString());
        var deadLetters = WithArn(queue.Properties["RedrivePolicy"]!["deadLetterTargetArn"]!.ToString());
        return new DeployedQueue(
            queue.Ref,
            queue.Arn,
            deadLetters.Ref,
            (int)mapping["BatchSize"]!,
            mapping["FunctionResponseTypes"]!.AsArray().Any(type => type!.ToString() == "ReportBatchItemFailures"));
    }

    /// <summary>The rules of the listener that the stack's targets are attached to, in the order in which a load balancer looks at them.</summary>
    public IReadOnlyList<DeployedListenerRule> ListenerRules =>
    [
        .. _resources.Values.Where(resource => resource.Type == "AWS::ElasticLoadBalancingV2::ListenerRule")
            .Select(rule => RuleOf(rule.Properties))
            .OrderBy(rule => rule.Priority),
    ];

    /// <summary>The function's environment, as the template sets it.</summary>
    public IReadOnlyDictionary<string, string> VariablesOf(string className)
        => Of("AWS::Lambda::Function", className).Properties[FunctionEnvironment]!["Variables"]!.AsObject()
            .ToDictionary(variable => variable.Key, variable => variable.Value!.ToString());

    /// <summary>The mapping template for requests of the class's method.</summary>
    public string RequestTemplateOf(string className, string verb, string action)
    {
        var methods = _resources.Values.Where(resource => resource.Type == "AWS::ApiGateway::Method" && resource.Class == className && resource.Properties["HttpMethod"]!.ToString() == verb);
        var integration = methods.Select(method => method.Properties["Integration"]!).Single(integration => integration["Uri"]!.ToString().EndsWith(action, StringComparison.Ordinal));
        return integration["RequestTemplates"]!["application/json"]!.ToString();
    }

    /// <summary>The stack's REST API.</summary>
    public RestApiHandler RestApi(ApiParts parts = ApiParts.Emulated) => RestApiHandler.Read([.. _resources.Values.Select(Local)], Environment.Emulator, parts);

    private DeployedListenerRule RuleOf(JsonObject rule)
    {
        var group = _resources.Values.Single(resource => resource.Ref == ListenerRuleType.TargetGroup(rule));
        var function = WithArn(group.Properties["Targets"]![0]!["Id"]!.ToString());
        return new DeployedListenerRule((int)rule["Priority"]!, ListenerRuleType.PathPatterns(rule), ListenerRuleType.Hosts(rule), group, function.LogicalId);
    }

    private async Task CreateAsync(JsonElement template)
    {
        try
        {
            await InterpretAsync(template);
        }
        catch (LocalException e)
        {
            throw new DeploymentException(e.Message);
        }
    }

    /// <summary>Values are read as ServerlessPatterns.Local reads them; what is made of them is the interpreter's own.</summary>
    private async Task InterpretAsync(JsonElement template)
    {
        var parameters = new StackParameters(template, new Dictionary<string, string>(_parameters) { [EnvironmentParameter] = Environment.Name });
        if (_parameters.Keys.FirstOrDefault(name => !parameters.Has(name)) is { } unknown)
        {
            throw new DeploymentException($"The template has no parameter {unknown}.");
        }

        new TemplateRules(parameters).Check(template);
        var written = _resources.Values.Where(resource => resource.Type == "AWS::SSM::Parameter").Select(resource => resource.Ref).ToHashSet();
        var conditions = template.TryGetProperty(ConditionsSection, out var given) ? given : default;
        var expressions = new TemplateValues(Name, parameters, conditions, Existing, Environment.Parameters.Resolve);
        var resources = template.GetProperty(ResourcesSection);
        foreach (var logicalId in ResourceOrder.Of(resources))
        {
            var resource = resources.GetProperty(logicalId);
            if (!resource.TryGetProperty("Condition", out var condition) || expressions.IsTrue(condition.GetString()!))
            {
                _resources[logicalId] = await CreateAsync(logicalId, resource, expressions);
            }
        }

        foreach (var parameter in _resources.Values.Where(resource => resource.Type == "AWS::SSM::Parameter" && !written.Contains(resource.Ref)))
        {
            Environment.Parameters.Add(parameter.Ref, parameter.Attributes["Value"]);
        }

        foreach (var output in template.TryGetProperty(OutputsSection, out var outputs) ? outputs.EnumerateObject() : default)
        {
            if (!output.Value.TryGetProperty("Condition", out var condition) || expressions.IsTrue(condition.GetString()!))
            {
                expressions.TryResolve(output.Value.GetProperty("Value"), out var value);
                _outputs[output.Name] = value!.ToString();
            }
        }
    }

    private async Task<PhysicalResource> CreateAsync(string logicalId, JsonElement resource, TemplateValues expressions)
    {
        var typeName = resource.GetProperty("Type").GetString()!;
        var type = ResourceTypes.Get(logicalId, typeName);
        var properties = new JsonObject();
        if (resource.TryGetProperty("Properties", out var given) && expressions.TryResolve(given, out var resolved))
        {
            properties = resolved!.AsObject();
        }

        if (type.Properties.Count > 0 && properties.Select(property => property.Key).FirstOrDefault(name => !type.Properties.Contains(name)) is { } unknown)
        {
            throw new DeploymentException($"{logicalId} ({typeName}) has the property {unknown}, which the interpreter does not know.");
        }

        if (_resources.TryGetValue(logicalId, out var existing))
        {
            return Kept(existing, typeName, properties);
        }

        var created = await type.CreateAsync(new ResourceRequest(logicalId, typeName, $"{Name}-{logicalId}", properties, Environment, _resources.Values));
        var className = resource.TryGetProperty("Metadata", out var metadata) && metadata.TryGetProperty("ServerlessPatterns", out var ours)
            && ours.TryGetProperty("Class", out var name) ? name.GetString() : null;
        return new PhysicalResource(logicalId, typeName, className, created.Ref, created.Attributes, properties);
    }

    private LocalResource Existing(string name)
        => _resources.TryGetValue(name, out var resource)
            ? Local(resource)
            : throw new DeploymentException($"'{name}' is no parameter of the template and no resource that its conditions let be.");

    private static LocalResource Local(PhysicalResource resource)
        => new(resource.LogicalId, resource.Type, resource.Class ?? "", resource.Ref, resource.Attributes, resource.Properties);

    private static PhysicalResource Kept(PhysicalResource existing, string type, JsonObject properties)
        => existing.Type != type ? throw new DeploymentException($"{existing.LogicalId} was a {existing.Type} and would become a {type}.")
            : type.StartsWith("AWS::SQS::", StringComparison.Ordinal) || type.StartsWith("AWS::SNS::", StringComparison.Ordinal)
                ? JsonNode.DeepEquals(existing.Properties, properties) ? existing : throw new DeploymentException($"The update would change {existing.LogicalId}, which the interpreter does not.")
            : existing with { Properties = properties };
}
