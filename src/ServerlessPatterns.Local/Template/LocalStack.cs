using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessPatterns.Local.Template;

/// <summary>A service's emitted template, read as CloudFormation reads it: the resources that its conditions let be, with every function resolved.</summary>
internal sealed class LocalStack
{
    private readonly Dictionary<string, LocalResource> _resources = new(StringComparer.Ordinal);
    private readonly JsonElement _definitions;
    private readonly PhysicalNames _names;
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly TemplateValues _values;

    private LocalStack(string service, JsonElement template, IReadOnlyDictionary<string, string> parameters, string endpoint, Func<string, string> resolveDynamic)
    {
        Service = service;
        _definitions = template.GetProperty(nameof(Resources));
        _names = new PhysicalNames(service, endpoint);
        _values = new TemplateValues(service, new StackParameters(template, parameters), template.TryGetProperty("Conditions", out var conditions) ? conditions : default, Resource, resolveDynamic);
    }

    /// <summary>The service's name.</summary>
    public string Service { get; }

    /// <summary>The resources, in the order of the template.</summary>
    public IReadOnlyCollection<LocalResource> Resources => _resources.Values;

    /// <summary>Reads a template.</summary>
    /// <param name="service">The service's name.</param>
    /// <param name="template">The template.</param>
    /// <param name="parameters">Values of its parameters beside the defaults.</param>
    /// <param name="endpoint">Where the wire protocols are served.</param>
    /// <param name="resolveDynamic">Replaces dynamic references in a text.</param>
    public static LocalStack Read(string service, JsonElement template, IReadOnlyDictionary<string, string> parameters, string endpoint, Func<string, string> resolveDynamic)
    {
        var stack = new LocalStack(service, template, parameters, endpoint, resolveDynamic);
        foreach (var definition in stack._definitions.EnumerateObject())
        {
            if (stack.IsThere(definition.Value))
            {
                stack.Resource(definition.Name);
            }
        }

        return stack;
    }

    /// <summary>What a resource is known by where several services are: service/logical id.</summary>
    public string IdOf(LocalResource resource) => $"{Service}/{resource.LogicalId}";

    /// <summary>The resources of a type.</summary>
    public IEnumerable<LocalResource> Of(string type) => _resources.Values.Where(resource => resource.Type == type);

    private bool IsThere(JsonElement definition) => !definition.TryGetProperty("Condition", out var condition) || _values.IsTrue(condition.GetString()!);

    /// <summary>A resource, read when it is first asked for: what it refers to is read before it.</summary>
    private LocalResource Resource(string logicalId)
    {
        if (_resources.TryGetValue(logicalId, out var known))
        {
            return known;
        }

        if (!_definitions.TryGetProperty(logicalId, out var definition) || !IsThere(definition))
        {
            throw new LocalException($"The template of {Service} refers to '{logicalId}', which is no parameter and no resource that its conditions let be.");
        }

        if (!_open.Add(logicalId))
        {
            throw new LocalException($"The template of {Service} has resources that refer to each other in a circle: {string.Join(", ", _open)}.");
        }

        var type = definition.GetProperty("Type").GetString()!;
        var properties = definition.TryGetProperty("Properties", out var given) && _values.TryResolve(given, out var resolved) && resolved is JsonObject some ? some : [];
        var (reference, attributes) = _names.Of(logicalId, type, properties);
        var resource = new LocalResource(logicalId, type, ClassOf(definition), reference, attributes, properties);
        _open.Remove(logicalId);
        _resources.Add(logicalId, resource);
        return resource;
    }

    private static string ClassOf(JsonElement definition)
        => definition.TryGetProperty("Metadata", out var metadata) && metadata.TryGetProperty("ServerlessPatterns", out var ours) && ours.TryGetProperty("Class", out var name) ? name.GetString() ?? "" : "";
}
