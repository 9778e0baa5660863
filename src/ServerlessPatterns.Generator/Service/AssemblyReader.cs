using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Reads what the compilation as a whole says.</summary>
internal static class AssemblyReader
{
    /// <summary>What a service's name is made of.</summary>
    public const string ServiceNameForm = "1 to 63 letters, digits, dots, hyphens and underscores";

    private const int MaximumNameLength = 63;

    private static readonly Regex s_notInName = new("[^A-Za-z0-9._-]", RegexOptions.CultureInvariant);

    public static AssemblyModel Read(ReadContext context)
    {
        var compilation = context.Compilation;
        var name = compilation.AssemblyName ?? "Assembly";
        return new AssemblyModel(
            name,
            ServiceNameOf(compilation.Assembly, context),
            IsExecutable(context),
            compilation.GetEntryPoint(context.CancellationToken) is not null,
            StartupReader.Read(context),
            LambdaCoreReader.Read(context.Types),
            context.Types.FunctionSenders is not null,
            context.Types.LocalHost is not null,
            compilation.Assembly.Identity.Version.ToString(3));
    }

    /// <summary>The name of an assembly's service.</summary>
    public static string ServiceNameOf(IAssemblySymbol assembly, ReadContext context)
        => ServiceName(assembly.Attribute(context.Types.ServerlessServiceAttribute), context) ?? Default(assembly.Name);

    public static bool IsExecutable(ReadContext context)
        => context.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication or OutputKind.WindowsRuntimeApplication;

    public static bool IsServiceName(string name) => name.Length is > 0 and <= MaximumNameLength && !s_notInName.IsMatch(name);

    /// <summary>The name that [assembly: ServerlessService] gives; null if it gives none that is valid.</summary>
    public static string? ServiceName(AttributeData? attribute, ReadContext context)
    {
        if (attribute?.Positional(0) is not { } argument)
        {
            return null;
        }

        var name = argument.Scalar() as string ?? "";
        if (IsServiceName(name))
        {
            return name;
        }

        context.Report(
            UsageRules.Name,
            attribute.Location(0),
            context.Compilation.AssemblyName,
            "service",
            name,
            ServiceNameForm,
            ", for it stands in tags (https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html)");
        return null;
    }

    /// <summary>The assembly's name as a service's.</summary>
    private static string Default(string assemblyName)
    {
        var name = s_notInName.Replace(assemblyName, "-");
        return name.Length == 0 ? "service" : name.Length <= MaximumNameLength ? name : name.Substring(0, MaximumNameLength);
    }
}
