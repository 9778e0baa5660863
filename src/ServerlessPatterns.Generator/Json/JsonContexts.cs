using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.Generator.Json;

/// <summary>The JsonSerializerContexts that generated code can use: the compilation's own, and those beside message types of other assemblies.</summary>
internal sealed class JsonContexts
{
    private readonly Compilation _compilation;
    private readonly KnownTypes _types;
    private readonly Dictionary<ITypeSymbol, JsonContext> _own;
    private readonly ConcurrentDictionary<IAssemblySymbol, Dictionary<ITypeSymbol, JsonContext>> _referenced = new(SymbolEqualityComparer.Default);

    public JsonContexts(Compilation compilation, KnownTypes types, AttributedTypes attributed)
    {
        _compilation = compilation;
        _types = types;
        _own = types.JsonSerializableAttribute is { } attribute ? ByType(attributed.Bearing(attribute.Name).Where(IsCompleted)) : [];
    }

    /// <summary>The context that covers a type: one of the compilation's own, else one of the assembly that declares the type.</summary>
    public JsonContext? Find(ITypeSymbol type)
    {
        if (_types.JsonSerializerContext is null)
        {
            return null;
        }

        if (_own.TryGetValue(type, out var own))
        {
            return own;
        }

        foreach (var assembly in Assemblies(type))
        {
            if (_referenced.GetOrAdd(assembly, Referenced).TryGetValue(type, out var referenced))
            {
                return referenced;
            }
        }

        return null;
    }

    /// <summary>The compilation's own contexts, then those of the libraries that use ours, such as shared messages'; each part by name.</summary>
    public IReadOnlyList<JsonContext> All
        => _types.JsonSerializerContext is null
            ? []
            : [.. Distinct(_own), .. LibraryUsers.Of(_compilation).SelectMany(assembly => Distinct(_referenced.GetOrAdd(assembly, Referenced))).OrderBy(context => context.Reference, StringComparer.Ordinal)];

    private static IEnumerable<JsonContext> Distinct(Dictionary<ITypeSymbol, JsonContext> byType)
        => byType.Values.Distinct().OrderBy(context => context.Reference, StringComparer.Ordinal);

    /// <summary>The other assemblies that the type and its arguments come from.</summary>
    private IEnumerable<IAssemblySymbol> Assemblies(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return Assemblies(array.ElementType);
        }

        if (type is not INamedTypeSymbol named || named.ContainingAssembly is not { } assembly)
        {
            return [];
        }

        var others = named.TypeArguments.SelectMany(Assemblies);
        return MayHold(assembly) ? others.Prepend(assembly) : others;
    }

    private bool MayHold(IAssemblySymbol assembly)
        => !SymbolEqualityComparer.Default.Equals(assembly, _compilation.Assembly)
            && !assembly.Name.StartsWith("System.", StringComparison.Ordinal)
            && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == "System.Text.Json"));

    private Dictionary<ITypeSymbol, JsonContext> Referenced(IAssemblySymbol assembly)
        => ByType(TypesOf(assembly.GlobalNamespace).Where(type => type.BaseType is { } based && based.Is(_types.JsonSerializerContext) && HasDefault(type)));

    /// <summary>Of several contexts that cover a type, the first by name.</summary>
    private Dictionary<ITypeSymbol, JsonContext> ByType(IEnumerable<INamedTypeSymbol> types)
    {
        var contexts = types
            .Where(type => _compilation.IsSymbolAccessibleWithin(type, _compilation.Assembly))
            .Select(type => JsonContext.Read(type, _types))
            .OfType<JsonContext>()
            .OrderBy(context => context.Reference, StringComparer.Ordinal);
        var byType = new Dictionary<ITypeSymbol, JsonContext>(SymbolEqualityComparer.Default);
        foreach (var context in contexts)
        {
            foreach (var type in context.Types)
            {
                if (!byType.ContainsKey(type))
                {
                    byType.Add(type, context);
                }
            }
        }

        return byType;
    }

    private bool HasDefault(INamedTypeSymbol type)
        => type.GetMembers("Default").Any(member => member is IPropertySymbol { IsStatic: true } && _compilation.IsSymbolAccessibleWithin(member, _compilation.Assembly));

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container)
        => container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member is INamedTypeSymbol type ? TypesOf(type).Prepend(type) : TypesOf(member));

    /// <summary>
    /// Whether the serializer's own generator completes the class: it and the types around it are partial, and it is no file's own. What
    /// that generator adds is not there to be seen.
    /// </summary>
    private static bool IsCompleted(INamedTypeSymbol type)
    {
        for (var each = type; each is not null; each = each.ContainingType)
        {
            if (each.IsFileLocal || !each.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)))
            {
                return false;
            }
        }

        return true;
    }
}
