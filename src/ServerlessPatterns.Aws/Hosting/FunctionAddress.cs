namespace ServerlessPatterns.Aws.Hosting;

/// <summary>An address that a template puts into a function's environment.</summary>
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

    /// <summary>Makes a sender to an address, and names the variable that has it if it is none.</summary>
    public static TSender Use<TSender>(string variable, Func<TSender> make)
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

    /// <summary>The exception for a sender that no class of the project declares.</summary>
    public static InvalidOperationException Undeclared(string kind, Type message, string attribute)
        => new($"{kind}<{message.Name}> was asked for in {Function()}, and no class of the project declares it, so that no function has the address and the permission. "
            + $"Add [{attribute}(typeof({message.Name}))] to the class of the function that needs the sender, or take {kind}<{message.Name}> in its constructor.");

    private static string Function()
        => Environment.GetEnvironmentVariable(FunctionVariable) is { Length: > 0 } name ? $"the function '{name}'"
            : Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME") is { Length: > 0 } physical ? $"the function '{physical}'"
            : "this process";
}
