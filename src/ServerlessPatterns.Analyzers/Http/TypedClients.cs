using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers.Http;

/// <summary>
/// Tells which types of the solution's other projects are clients of an HTTP or gRPC service: what is not evident is none. An assembly is looked through when a
/// handler first calls what may be one.
/// </summary>
internal sealed class TypedClients
{
    private static readonly ConditionalWeakTable<LibraryTypes, TypedClients> s_clients = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _types = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IAssemblySymbol, HashSet<INamedTypeSymbol>> _implemented = new(SymbolEqualityComparer.Default);
    private readonly SolutionProjects _projects;
    private readonly Lazy<ClientRegistrations> _registrations;

    private TypedClients(LibraryTypes types)
    {
        _projects = SolutionProjects.Of(types);
        _registrations = new(() => new ClientRegistrations(types));
    }

    /// <summary>A compilation's, the same for all analyzers.</summary>
    public static TypedClients Of(LibraryTypes types) => s_clients.GetValue(types, static types => new TypedClients(types));

    /// <summary>Whether a class or interface is a client whose service may be a sibling.</summary>
    public bool Contains(INamedTypeSymbol type) => _projects.Contains(type.ContainingAssembly) && _types.GetOrAdd(type.OriginalDefinition, IsClient);

    private bool IsClient(INamedTypeSymbol type)
        => _registrations.Value.Of(type.Name).ToArray() is { Length: > 0 } registrations
            ? !registrations.Any(registration => registration.IsForeign)
            : IsOfRefit(type) || IsOfGrpc(type) || TakesHttpClient(type) || IsImplemented(type);

    /// <summary>An interface whose methods say which request they are. See https://github.com/reactiveui/refit and https://github.com/canton7/RestEase</summary>
    private static bool IsOfRefit(INamedTypeSymbol type)
        => type.TypeKind == TypeKind.Interface && type.AllInterfaces.Add(type).SelectMany(each => each.GetMembers()).Any(member => member.GetAttributes().Any(attribute => attribute.AttributeClass is
        {
            Name: "GetAttribute" or "PostAttribute" or "PutAttribute" or "DeleteAttribute" or "PatchAttribute" or "HeadAttribute" or "OptionsAttribute",
            ContainingNamespace: { Name: "Refit" or "RestEase", ContainingNamespace.IsGlobalNamespace: true },
        }));

    private static bool IsOfGrpc(INamedTypeSymbol type)
    {
        for (var based = type.BaseType; based is not null; based = based.BaseType)
        {
            if (based is { Name: "ClientBase", ContainingNamespace: { Name: "Core", ContainingNamespace: { Name: "Grpc", ContainingNamespace.IsGlobalNamespace: true } } })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>See https://learn.microsoft.com/dotnet/core/extensions/httpclient-factory#typed-clients</summary>
    private static bool TakesHttpClient(INamedTypeSymbol type)
        => type.TypeKind == TypeKind.Class && type.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => parameter.Type is
        {
            Name: "HttpClient",
            ContainingNamespace: { Name: "Http", ContainingNamespace: { Name: "Net", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } },
        }));

    private bool IsImplemented(INamedTypeSymbol type) => type.TypeKind == TypeKind.Interface && _implemented.GetOrAdd(type.ContainingAssembly, Implemented).Contains(type);

    /// <summary>The interfaces that an assembly's typed clients implement, those of the framework as well, of which nobody asks.</summary>
    private static HashSet<INamedTypeSymbol> Implemented(IAssemblySymbol assembly)
    {
        var implemented = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var left = new Stack<INamespaceOrTypeSymbol>();
        left.Push(assembly.GlobalNamespace);
        while (left.Count > 0)
        {
            var next = left.Pop();
            foreach (var member in next.GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                left.Push(member);
            }

            if (next is INamedTypeSymbol type && TakesHttpClient(type))
            {
                implemented.UnionWith(type.AllInterfaces.Select(each => each.OriginalDefinition));
            }
        }

        return implemented;
    }
}
