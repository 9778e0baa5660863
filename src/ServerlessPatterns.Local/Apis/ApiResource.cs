using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.Local.Apis;

/// <summary>AWS::ApiGateway::Resource: a part of the path, and what may come below it.</summary>
internal sealed class ApiResource(string id, string path, string? variable)
{
    public string Id => id;

    /// <summary>$context.resourcePath.</summary>
    public string Path => path.Length == 0 ? "/" : path;

    public Dictionary<string, ApiMethod> Methods { get; } = [];

    private Dictionary<string, ApiResource> Fixed { get; } = new(StringComparer.Ordinal);

    private ApiResource? Variable { get; set; }

    /// <summary>The tree.</summary>
    public static ApiResource Root(string id, IReadOnlyCollection<LocalResource> resources)
    {
        var root = new ApiResource(id, string.Empty, null);
        var all = new Dictionary<string, ApiResource> { [id] = root };
        var waiting = resources.ToDictionary(
            resource => resource.Ref,
            resource => new ResourceSettings(resource.LogicalId, resource.Properties, "RestApiId", "ParentId", "PathPart"));
        while (waiting.Count > 0)
        {
            var (childId, child) = waiting.FirstOrDefault(pair => all.ContainsKey(pair.Value.Text("ParentId")));
            if (childId is null)
            {
                throw new RestApiException($"The resources {string.Join(", ", waiting.Values)} hang on no resource.");
            }

            all[childId] = all[child.Text("ParentId")].Add(childId, child.Text("PathPart"));
            waiting.Remove(childId);
        }

        return root;
    }

    /// <summary>The resource and those below it.</summary>
    public IEnumerable<ApiResource> All() => Fixed.Values.Append(Variable).OfType<ApiResource>().SelectMany(child => child.All()).Prepend(this);

    /// <summary>The resource that a path names; a fixed part goes before a variable one.</summary>
    /// <param name="path">The path, with its percent encoding, which is taken off once.</param>
    /// <param name="parameters">Takes the values of the variable parts.</param>
    public ApiResource? Find(string path, Dictionary<string, string> parameters)
    {
        var resource = this;
        foreach (var part in path.TrimStart('/').Split('/', StringSplitOptions.None).Where((part, index) => part.Length > 0 || index > 0))
        {
            var value = Uri.UnescapeDataString(part);
            var next = resource.Fixed.GetValueOrDefault(value) ?? (value.Length > 0 ? resource.Variable : null);
            if (next is null)
            {
                return null;
            }

            if (next == resource.Variable)
            {
                parameters[next.VariableName] = value;
            }

            resource = next;
        }

        return resource;
    }

    private string VariableName => variable!;

    private ApiResource Add(string childId, string part)
    {
        if (part is ['{', .. var name, '}'])
        {
            if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':') || Variable is not null)
            {
                throw new RestApiException($"{Path} has two variable parts, or {part} is none that the interpreter knows.");
            }

            return Variable = new(childId, $"{path}/{part}", name);
        }

        var child = new ApiResource(childId, $"{path}/{part}", null);
        return !part.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or ':') || !Fixed.TryAdd(part, child)
            ? throw new RestApiException($"{Path} has two parts {part}, or API Gateway does not take that one.")
            : child;
    }
}
