using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Analyzers.Rules.Stores;

/// <summary>Tells which referenced assemblies are other services of ours.</summary>
internal sealed class OtherServices(LibraryTypes types)
{
    private readonly INamedTypeSymbol? _template = types.Find("ServerlessPatterns.Hosting.CloudFormationTemplateAttribute");
    private readonly INamedTypeSymbol? _service = types.Find("ServerlessPatterns.ServerlessServiceAttribute");
    private readonly SolutionProjects _projects = SolutionProjects.Of(types);

    /// <summary>Whether an assembly is another's: not the compilation's own, nor one that bears the name of its service.</summary>
    public bool IsOther(IAssemblySymbol assembly)
        => !SymbolEqualityComparer.Default.Equals(assembly, types.Compilation.Assembly)
            && (Attribute(assembly, _service) is null || Attribute(types.Compilation.Assembly, _service) is null || Name(assembly) != Name(types.Compilation.Assembly));

    /// <summary>Whether it is another's and has the template of its service.</summary>
    public bool HasTemplate(IAssemblySymbol? assembly) => assembly is not null && IsOther(assembly) && Attribute(assembly, _template) is not null;

    /// <summary>Whether it is another project of the solution that says that it is a service, whose template may be yet to be made.</summary>
    public bool IsProject(IAssemblySymbol? assembly) => assembly is not null && IsOther(assembly) && Attribute(assembly, _service) is not null && _projects.Contains(assembly);

    /// <summary>The service's name.</summary>
    public string Name(IAssemblySymbol assembly) => Attribute(assembly, _service) is { ConstructorArguments: [{ Value: string name }] } ? name : assembly.Name;

    private static AttributeData? Attribute(IAssemblySymbol assembly, INamedTypeSymbol? attributeClass)
        => attributeClass is null ? null : assembly.GetAttributes().FirstOrDefault(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeClass));
}
