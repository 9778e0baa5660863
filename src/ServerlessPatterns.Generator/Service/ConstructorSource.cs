using ServerlessPatterns.Generator.Crud;
using ServerlessPatterns.Generator.Sending;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Service;

/// <summary>Writes how a pattern class is made for one message, and disposed of after it: a local.</summary>
internal static class ConstructorSource
{
    private const string Injection = "global::Microsoft.Extensions.DependencyInjection.";

    /// <summary>A class without constructor arguments is made without the container, whether there is one or not.</summary>
    public static bool NeedsContainer(FunctionModel function, bool hasStartup) => hasStartup && function.Constructor.Count > 0;

    /// <summary>Without a container, the constructor's arguments that generated code makes and keeps in fields.</summary>
    public static IReadOnlyList<ConstructorArgument> Made(FunctionModel function, bool hasStartup)
        => NeedsContainer(function, hasStartup) ? [] : [.. function.Constructor.Where(argument => argument.IsMade)];

    /// <summary>The field of one of these.</summary>
    public static void WriteField(SourceWriter writer, ConstructorArgument argument)
    {
        var (type, make) = argument.Sender is { } sender
            ? (SenderSource.Type(sender), SenderSource.Make(sender))
            : (TableAccessSource.Type(argument.Table!), TableAccessSource.Make(argument.Table!));
        writer.Line($"private readonly {type} {Field(argument)} = {make};");
    }

    /// <summary>The statements that resolve each argument and drop it.</summary>
    public static void WriteCheck(SourceWriter writer, FunctionModel function)
    {
        foreach (var argument in function.Constructor)
        {
            writer.Line($"_ = {Resolve(argument)};");
        }
    }

    /// <param name="writer">Where to.</param>
    /// <param name="function">The class.</param>
    /// <param name="local">The local's name.</param>
    /// <param name="hasStartup">Whether there is a container.</param>
    public static void Write(SourceWriter writer, FunctionModel function, string local, bool hasStartup)
    {
        var needsContainer = NeedsContainer(function, hasStartup);
        if (needsContainer)
        {
            writer.Line($"await using var scope = {Injection}ServiceProviderServiceExtensions.CreateAsyncScope({ServicesSource.Provider});");
            writer.Line("var services = scope.ServiceProvider;");
        }

        var declaration = function.Disposal switch
        {
            Disposal.Asynchronous => "await using var",
            Disposal.Synchronous => "using var",
            _ => "var",
        };
        var arguments = function.Constructor.Select(argument => needsContainer ? Resolve(argument) : argument.IsMade ? Field(argument) : argument.Default ?? "default!").ToArray();
        if (arguments.Length <= 1)
        {
            writer.Line($"{declaration} {local} = new {function.Class.Reference}({string.Concat(arguments)});");
            return;
        }

        writer.Line($"{declaration} {local} = new {function.Class.Reference}(");
        writer.Indent();
        for (var i = 0; i < arguments.Length; i++)
        {
            writer.Line(arguments[i] + (i < arguments.Length - 1 ? "," : ");"));
        }

        writer.Unindent();
    }

    /// <summary>The name is the parameter's; _typeInfo… are what is read and written.</summary>
    private static string Field(ConstructorArgument argument) => "_" + argument.Name + (argument.Name.StartsWith("typeInfo", StringComparison.Ordinal) ? "_" : "");

    private static string Resolve(ConstructorArgument argument)
    {
        var (extensions, keyed, key) = argument.Key is null ? ("ServiceProviderServiceExtensions", "", "") : ("ServiceProviderKeyedServiceExtensions", "Keyed", ", " + argument.Key);
        return argument.Default switch
        {
            null => $"{Injection}{extensions}.GetRequired{keyed}Service<{argument.Type}>(services{key})",
            "null" => $"{Injection}{extensions}.Get{keyed}Service<{argument.Type}>(services{key})",

            // The untyped service, for a value type that is not registered has no null to fall back from.
            _ when argument.Key is null => $"({argument.Type})(services.GetService(typeof({argument.Type})) ?? ({argument.Type})({argument.Default}))",
            _ => $"({argument.Type})((({Injection}IKeyedServiceProvider)services).GetKeyedService(typeof({argument.Type}){key}) ?? ({argument.Type})({argument.Default}))",
        };
    }
}
