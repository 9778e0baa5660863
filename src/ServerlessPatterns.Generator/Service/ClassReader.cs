using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Reads a pattern class's name, and whether generated code can make an instance of it and stand beside it.</summary>
internal static class ClassReader
{
    private const string GeneratorName = "ServerlessPatterns.Generator";

    private static readonly SymbolDisplayFormat s_namespace = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    public static ClassName? Read(INamedTypeSymbol type, ReadContext context)
    {
        // Elsewhere the attribute itself is the compiler's error.
        if (type.TypeKind != TypeKind.Class || type.Name.Length == 0)
        {
            return null;
        }

        if (Problem(type, context) is var (problem, remedy))
        {
            context.Report(UsageRules.ClassForm, Location(type), type.Name, problem + ", so that generated code cannot make an instance of it", remedy);
            return null;
        }

        if (context.Types.FunctionAttributes(type).ToArray() is [var first, var second, ..] && !first.AttributeClass!.Is(second.AttributeClass))
        {
            context.Report(UsageRules.ClassForm, Location(type), type.Name, $"bears {Bracketed(first)} and {Bracketed(second)}, and a function has one kind of event", "let one class handle messages and another one requests; what both do belongs into a class that both use");
            return null;
        }

        if (context.Compilation is CSharpCompilation { LanguageVersion: var version and < LanguageVersion.CSharp11 })
        {
            context.Report(UsageRules.LanguageVersion, Location(type), type.Name, version.ToDisplayString(), "function");
            return null;
        }

        var name = Name(type);
        return IsFree(type, name, context) && Fits(type, name, context) ? name : null;
    }

    /// <summary>The type's name, in the forms that writers need.</summary>
    public static ClassName Name(INamedTypeSymbol type)
    {
        var ns = type.ContainingNamespace is { IsGlobalNamespace: false } named ? named.ToDisplayString(s_namespace) : "";
        var path = type.Name;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            path = outer.Name + "." + path;
        }

        return new ClassName(ns, path, type.Reference());
    }

    /// <summary>The class's name where it is declared.</summary>
    public static Location? Location(INamedTypeSymbol type) => type.Locations.FirstOrDefault();

    private static (string Problem, string Remedy)? Problem(INamedTypeSymbol type, ReadContext context)
    {
        if (type.IsStatic)
        {
            return ("is static", "make it an ordinary class");
        }

        if (type.IsAbstract)
        {
            return ("is abstract", "put the attribute on the classes that derive from it");
        }

        if (type.IsGenericType)
        {
            return (type.TypeParameters.Length > 0 ? "is generic" : $"is nested in the generic type '{type.ContainingType.Display()}'", "derive a class from it that is not, and put the attribute there");
        }

        for (var each = type; each is not null; each = each.ContainingType)
        {
            if (each.IsFileLocal)
            {
                return ("is local to its file", "remove 'file'");
            }

            if (each.IsRefusedAsObsolete())
            {
                return each.Is(type) ? ("is obsolete as an error", "remove one of the two attributes") : ($"is nested in '{each.Display()}', which is obsolete as an error", "move it out");
            }
        }

        if (!context.Compilation.IsSymbolAccessibleWithin(type, context.Compilation.Assembly))
        {
            return ("is not accessible outside its containing type", "make it and the types that contain it internal or public");
        }

        return null;
    }

    private static string Bracketed(AttributeData attribute) => $"[{attribute.AttributeClass!.Name.Substring(0, attribute.AttributeClass.Name.Length - "Attribute".Length)}]";

    /// <summary>Whether no other type or namespace has the generated class's name.</summary>
    private static bool IsFree(INamedTypeSymbol type, ClassName name, ReadContext context)
    {
        foreach (var other in type.ContainingNamespace.GetMembers(name.FunctionName))
        {
            if (other is INamespaceSymbol || (other is INamedTypeSymbol { Arity: 0 } named && !IsGenerated(named)))
            {
                context.Report(UsageRules.GeneratedName, Location(type), type.Name, $"gets the function class '{name.FunctionFullName}', and there is already a {(other is INamespaceSymbol ? "namespace" : "type")} of that name", "rename one of the two");
                return false;
            }
        }

        // A nested class's containing types stand before its name: A.B_C, A_B.C and A_B_C all make A_B_C.
        var flat = name.Path.Replace('.', '_');
        if (flat.IndexOf('_') >= 0 && OfFlatName(type.ContainingNamespace, flat).FirstOrDefault(other => !other.Is(type) && context.Types.FunctionAttributes(other).Any()) is { } twin)
        {
            context.Report(UsageRules.GeneratedName, Location(type), type.Name, $"gets the function class '{name.FunctionFullName}', and so does '{twin.Display()}'", "rename one of the two");
            return false;
        }

        return true;
    }

    private static IEnumerable<INamedTypeSymbol> OfFlatName(INamespaceOrTypeSymbol container, string flat)
    {
        foreach (var whole in container.GetTypeMembers(flat, 0))
        {
            yield return whole;
        }

        for (var i = flat.IndexOf('_'); i >= 0; i = flat.IndexOf('_', i + 1))
        {
            foreach (var outer in container.GetTypeMembers(flat.Substring(0, i), 0))
            {
                foreach (var inner in OfFlatName(outer, flat.Substring(i + 1)))
                {
                    yield return inner;
                }
            }
        }
    }

    /// <summary>Analyzers see what the generator wrote.</summary>
    public static bool IsGenerated(INamedTypeSymbol type)
        => type.Attribute("System.CodeDom.Compiler", "GeneratedCodeAttribute") is { ConstructorArguments: [{ Value: GeneratorName }, ..] };

    /// <summary>Whether Lambda takes the handler's name, in which a class library's function has its full name.</summary>
    private static bool Fits(INamedTypeSymbol type, ClassName name, ReadContext context)
    {
        var handler = FunctionResources.LibraryHandler(context.Compilation.AssemblyName ?? "", name);
        if (AssemblyReader.IsExecutable(context) || handler.Length <= FunctionResources.MaximumHandlerLength)
        {
            return true;
        }

        context.Report(
            UsageRules.GeneratedName,
            Location(type),
            type.Name,
            $"gets the Lambda handler '{handler}' of {handler.Length} characters, and Lambda takes at most {FunctionResources.MaximumHandlerLength} (https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html)",
            "shorten the names of the class, its namespace or the assembly, or make the project an executable");
        return false;
    }
}
