namespace ServerlessPatterns.Aws.Hosting;

/// <summary>An address, or a table's name, that a template puts into a function's environment.</summary>
internal static class FunctionAddress
{
    private const string FunctionVariable = "SERVERLESS_PATTERNS_FUNCTION";

    public static string Read(string variable, Type sender, Type message, string attribute, string what)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } address)
        {
            return address;
        }

        var kind = sender.Name.Split('`')[0];
        throw new InvalidOperationException(
            $"{kind}<{message.Name}> has no address in {Function()}: the environment variable {variable} is not set. The template sets it for each class that takes "
            + $"{kind}<{message.Name}> in its constructor or bears [{attribute}(typeof({message.Name}))]; add the attribute to the class of the function that needs the sender. Outside Lambda, set the variable to {what}.");
    }

    public static string ReadTable(string variable, Type table, Type item)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } name)
        {
            return name;
        }

        var kind = table.Name.Split('`')[0];
        throw new InvalidOperationException(
            $"{kind}<{item.Name}> has no table in {Function()}: the environment variable {variable} is not set. The template sets it for each class that takes "
            + $"{kind}<{item.Name}> in its constructor; take it in the class of the function that needs it. Outside Lambda, set the variable to the table's name.");
    }

    /// <summary>Makes what uses an address, and names the variable that has it if it is none.</summary>
    public static TUser Use<TUser>(string variable, Func<TUser> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException e)
        {
            throw new InvalidOperationException($"The environment variable {variable}, which the template sets, is wrong in {Function()}: {e.Message}", e);
        }
    }

    /// <summary>The exception for a table that no class of the project declares.</summary>
    public static InvalidOperationException UndeclaredTable(string kind, Type item)
        => new($"{kind}<{item.Name}> was asked for in {Function()}, and no class of the project declares it, so that no function has the table's name and the permission. "
            + $"Take {kind}<{item.Name}> in the constructor of the class of the function that needs it.");

    /// <summary>The exception for a sender that no class of the project declares.</summary>
    public static InvalidOperationException Undeclared(string kind, Type message, string attribute)
        => new($"{kind}<{message.Name}> was asked for in {Function()}, and no class of the project declares it, so that no function has the address and the permission. "
            + $"Add [{attribute}(typeof({message.Name}))] to the class of the function that needs the sender, or take {kind}<{message.Name}> in its constructor.");

    private static string Function()
        => Environment.GetEnvironmentVariable(FunctionVariable) is { Length: > 0 } name ? $"the function '{name}'"
            : Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME") is { Length: > 0 } physical ? $"the function '{physical}'"
            : "this process";
}
