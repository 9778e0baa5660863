using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Chooses a pattern class's constructor, and reads what it asks of the container.</summary>
internal static class ConstructorReader
{
    private const string Injection = "Microsoft.Extensions.DependencyInjection";

    public static bool TryRead(INamedTypeSymbol type, ReadContext context, out EquatableArray<ConstructorArgument> arguments)
    {
        arguments = EquatableArray<ConstructorArgument>.Empty;
        if (Choose(type, context) is not { } constructor)
        {
            return false;
        }

        if (constructor.IsRefusedAsObsolete())
        {
            return Problem(type, constructor, context, "has a constructor that is obsolete as an error", "give it one that may be called");
        }

        if (RequiredMember(type) is { } required && constructor.Attribute("System.Diagnostics.CodeAnalysis", "SetsRequiredMembersAttribute") is null)
        {
            return Problem(type, constructor, context, $"has the required member '{required.Name}', which nothing sets", "take it as a constructor parameter instead");
        }

        var valid = true;
        var read = new List<ConstructorArgument>(constructor.Parameters.Length);
        foreach (var parameter in constructor.Parameters)
        {
            valid &= TryRead(type, parameter, context, read);
        }

        arguments = read.ToEquatableArray();
        return valid;
    }

    private static IMethodSymbol? Choose(INamedTypeSymbol type, ReadContext context)
    {
        var accessible = type.InstanceConstructors.Where(each => context.Compilation.IsSymbolAccessibleWithin(each, context.Compilation.Assembly)).ToArray();
        if (accessible.Length == 0)
        {
            Problem(type, null, context, "has no accessible constructor", "give it one that is public or internal");
            return null;
        }

        if (accessible.Length == 1)
        {
            return accessible[0];
        }

        var marked = accessible.Where(each => each.Attribute(Injection, "ActivatorUtilitiesConstructorAttribute") is not null).ToArray();
        if (marked.Length == 1)
        {
            return marked[0];
        }

        Problem(type, null, context, $"has {accessible.Length} accessible constructors{(marked.Length > 1 ? $", {marked.Length} of them with [ActivatorUtilitiesConstructor]" : "")}", "mark the one to be called with [ActivatorUtilitiesConstructor], or leave one");
        return null;
    }

    private static ISymbol? RequiredMember(INamedTypeSymbol type)
        => type.WithBases()
            .SelectMany(each => each.GetMembers())
            .FirstOrDefault(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    private static bool TryRead(INamedTypeSymbol type, IParameterSymbol parameter, ReadContext context, List<ConstructorArgument> read)
    {
        // What does not resolve, or cannot be reached, is the compiler's error at the parameter itself.
        if (parameter.Type.Contains(static part => part.TypeKind == TypeKind.Error) || !context.Compilation.IsSymbolAccessibleWithin(parameter.Type, context.Compilation.Assembly))
        {
            return false;
        }

        if (parameter.RefKind != RefKind.None || parameter.Type.IsRefLikeType || parameter.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
        {
            return Problem(type, parameter, context, $"has the constructor parameter '{parameter.Name}', which no container can give", "take an ordinary type by value");
        }

        SenderModel? sender = null;
        TableAccessModel? table = null;
        if (SenderReader.Kind(parameter.Type, context.Types) is { } kind)
        {
            sender = SenderReader.Read(type, parameter, kind, context);
            if (sender is null)
            {
                return false;
            }
        }
        else if (TableAccessReader.IsAccess(parameter.Type, context.Types))
        {
            table = TableAccessReader.Read(type, parameter, context);
            if (table is null)
            {
                return false;
            }
        }
        else if (!parameter.IsOptional && context.Index.Startups.Count == 0)
        {
            return Problem(
                type,
                parameter,
                context,
                $"asks for a '{parameter.Type.Display()}', and the project has no start-up that could give it",
                "add a static class with [ServiceStartup] and static void ConfigureServices(IServiceCollection services), or a constructor without parameters");
        }

        var key = parameter.Attribute(Injection, "FromKeyedServicesAttribute") is { ConstructorArguments: [var constant, ..] } && !constant.IsNull ? CSharpLiteral.Of(constant) : null;
        read.Add(new ConstructorArgument(parameter.Name, parameter.Type.Reference(), key, Default(parameter), sender, table));
        return true;
    }

    private static string? Default(IParameterSymbol parameter)
        => !parameter.IsOptional ? null : CSharpLiteral.Of(parameter.Type, parameter.HasExplicitDefaultValue ? parameter.ExplicitDefaultValue : null);

    private static bool Problem(INamedTypeSymbol type, ISymbol? at, ReadContext context, string problem, string remedy)
    {
        var location = at?.Locations.FirstOrDefault(each => each.IsInSource) ?? ClassReader.Location(type);
        context.Report(UsageRules.Constructor, location, type.Name, problem, remedy);
        return false;
    }
}
