using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Reads the [ServiceStartup] class.</summary>
internal static class StartupReader
{
    private const string Method = "ConfigureServices";

    /// <summary>The start-up; null if there is none that is usable. Of several, the first by name.</summary>
    public static StartupModel? Read(ReadContext context)
        => context.Index.Startups.FirstOrDefault(startup => Problem(startup, context) is null) is { } usable ? new StartupModel(usable.Reference()) : null;

    /// <summary>Reports what is wrong with a class that bears [ServiceStartup].</summary>
    public static void Check(INamedTypeSymbol startup, ReadContext context)
    {
        var others = context.Index.Startups.Where(other => !other.Is(startup)).Select(other => $"'{other.ToDisplayString()}'").ToArray();
        if (others.Length > 0)
        {
            context.Report(UsageRules.SeveralStartups, ClassReader.Location(startup), startup.Name, string.Join(", ", others));
        }

        if (Problem(startup, context) is var (problem, remedy, at))
        {
            context.Report(UsageRules.Startup, at.Locations.FirstOrDefault(), startup.Name, problem, remedy);
        }
    }

    private static (string Problem, string Remedy, ISymbol At)? Problem(INamedTypeSymbol startup, ReadContext context)
    {
        const string Signature = "it needs public static void ConfigureServices(IServiceCollection services)";
        if (!startup.IsStatic)
        {
            return ("is not static", "make it a static class", startup);
        }

        if (startup.IsGenericType)
        {
            return ("is generic", "make it an ordinary static class", startup);
        }

        if (startup.IsFileLocal || !IsAccessible(startup, context))
        {
            return ("is not accessible from generated code", "make it internal or public", startup);
        }

        var methods = startup.GetMembers(Method).OfType<IMethodSymbol>().ToArray();
        if (methods.Length == 0)
        {
            return ("has no method ConfigureServices", Signature, startup);
        }

        // A collection that does not resolve is the compiler's error, and its remedy the same package.
        if (context.Types.ServiceCollection is not { } collection || context.Types.ContainerBuilder is null)
        {
            return ("has no container to fill", "reference the package Microsoft.Extensions.DependencyInjection", startup);
        }

        var fitting = methods.FirstOrDefault(method => method is { ReturnsVoid: true, IsGenericMethod: false, IsAsync: false, Parameters: [{ RefKind: RefKind.None } parameter] } && parameter.Type.Is(collection));
        if (fitting is null)
        {
            return (methods[0].IsAsync ? "has an async ConfigureServices, which nobody would wait for" : "has a ConfigureServices of another form", Signature, methods[0]);
        }

        if (!IsAccessible(fitting, context))
        {
            return ("has a ConfigureServices that is not accessible from generated code", Signature, fitting);
        }

        return fitting.IsRefusedAsObsolete() || startup.IsRefusedAsObsolete() ? ("is obsolete as an error", "remove [Obsolete]", startup) : null;
    }

    private static bool IsAccessible(ISymbol symbol, ReadContext context) => context.Compilation.IsSymbolAccessibleWithin(symbol, context.Compilation.Assembly);
}
