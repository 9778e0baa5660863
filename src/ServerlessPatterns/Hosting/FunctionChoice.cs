using System.Text;

namespace ServerlessPatterns.Hosting;

/// <summary>Which of an executable's functions is meant.</summary>
internal static class FunctionChoice
{
    internal const string Variable = "SERVERLESS_PATTERNS_FUNCTION";

    /// <summary>The function that SERVERLESS_PATTERNS_FUNCTION names; without it, the only one.</summary>
    /// <exception cref="InvalidOperationException">It names none, or there is a choice and it is not set.</exception>
    public static FunctionEntry ByEnvironment(string? name, FunctionEntry[] functions)
    {
        if (string.IsNullOrEmpty(name))
        {
            return functions.Length == 1 ? functions[0] : throw NotSet(functions);
        }

        foreach (var function in functions)
        {
            if (string.Equals(function.Name, name, StringComparison.Ordinal))
            {
                return function;
            }
        }

        throw NotThere(name, functions);
    }

    /// <summary>The function of that full name, or the only one of that class name.</summary>
    /// <exception cref="InvalidOperationException">There is none, or there are several.</exception>
    public static FunctionEntry ByName(string name, FunctionEntry[] functions)
    {
        FunctionEntry? found = null;
        var several = false;
        foreach (var function in functions)
        {
            if (string.Equals(function.Name, name, StringComparison.Ordinal))
            {
                return function;
            }

            if (function.Name.AsSpan(function.Name.LastIndexOf('.') + 1).SequenceEqual(name))
            {
                several = found is not null;
                found ??= function;
            }
        }

        return found is not null && !several
            ? found
            : throw new InvalidOperationException(
                several
                    ? $"'{name}' is the class name of several functions. Give the full name, one of: {Names(functions)}."
                    : $"'{name}' is no function of this executable. Give one of: {Names(functions)}.");
    }

    private static InvalidOperationException NotSet(FunctionEntry[] functions) =>
        new(
            $"The environment variable {Variable} is not set, and this executable holds {functions.Length} functions. " +
            $"Set it to one of: {Names(functions)}.");

    private static InvalidOperationException NotThere(string name, FunctionEntry[] functions) =>
        new(
            $"The environment variable {Variable} is '{name}', which is no function of this executable. " +
            $"Set it to one of: {Names(functions)}.");

    private static string Names(FunctionEntry[] functions)
    {
        var names = new StringBuilder();
        foreach (var function in functions)
        {
            names.Append(names.Length == 0 ? "" : ", ").Append(function.Name);
        }

        return names.Length == 0 ? "(there are none)" : names.ToString();
    }
}
