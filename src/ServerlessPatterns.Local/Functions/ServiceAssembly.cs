using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;
using ServerlessPatterns.Hosting;
using ServerlessPatterns.Local.Template;

namespace ServerlessPatterns.Local.Functions;

/// <summary>A compiled service: its template, which lies in an attribute, and how its functions are made.</summary>
internal sealed class ServiceAssembly
{
    private const string EntryPoint = "ServerlessPatterns.ServerlessPatternsFunctions";
    private const string FunctionVariable = "SERVERLESS_PATTERNS_FUNCTION";

    private readonly Dictionary<string, FunctionEntry> _entries;

    private ServiceAssembly(Assembly assembly, string name, JsonDocument template, IEnumerable<FunctionEntry> entries)
    {
        Assembly = assembly;
        Name = name;
        Template = template;
        _entries = entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
    }

    public Assembly Assembly { get; }

    /// <summary>The service's name.</summary>
    public string Name { get; }

    public JsonDocument Template { get; }

    /// <summary>Reads an assembly.</summary>
    /// <exception cref="LocalException">It has no template.</exception>
    [RequiresUnreferencedCode("Finds functions by their names.")]
    public static ServiceAssembly Read(Assembly assembly)
    {
        var name = assembly.GetName().Name!;
        var json = assembly.GetCustomAttribute<CloudFormationTemplateAttribute>()?.Json
            ?? throw new LocalException($"The assembly {name} has no template: it has no class with [QueueConsumer], [CrudTable] or [LoadBalancerTarget], or was built without the package ServerlessPatterns.");
        return new ServiceAssembly(assembly, assembly.GetCustomAttribute<ServerlessServiceAttribute>()?.Name ?? name, JsonDocument.Parse(json), Entries(assembly));
    }

    /// <summary>How the function of a resource is made.</summary>
    /// <exception cref="LocalException">The assembly does not have it.</exception>
    [RequiresUnreferencedCode("Finds functions by their names.")]
    public Func<InvocationHandler> Create(LocalResource function)
    {
        // An executable says which of its functions runs in a variable; of a class library the handler names the type.
        if (function.Properties["Environment"]?["Variables"]?[FunctionVariable]?.ToString() is { } name && _entries.TryGetValue(name, out var entry))
        {
            return entry.Create;
        }

        var type = function.Text("Handler")?.Split("::") is [_, var typeName, _] ? Assembly.GetType(typeName) : null;
        return type?.GetMethod("Create", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public, []) is { } create
            ? create.CreateDelegate<Func<InvocationHandler>>()
            : throw new LocalException($"The function {function.LogicalId} of {Name} is not in the assembly {Assembly.GetName().Name}: its template and its code are of different builds. Build it again.");
    }

    /// <summary>The entries that an executable's generated entry point lists; none of a class library.</summary>
    [RequiresUnreferencedCode("Finds the generated entry point by its name.")]
    private static IEnumerable<FunctionEntry> Entries(Assembly assembly)
        => assembly.GetType(EntryPoint)?.GetMethod("Functions", BindingFlags.Static | BindingFlags.NonPublic, []) is { } functions
            ? (FunctionEntry[])functions.Invoke(null, null)!
            : [];
}
