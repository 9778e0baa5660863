namespace ServerlessPatterns.Local;

/// <summary>
/// The environment variables that functions find. Lambda gives each function a process of its own; here all share one, so that two functions
/// cannot have one variable with two values.
/// </summary>
internal sealed class ProcessEnvironment : IDisposable
{
    private readonly Dictionary<string, string?> _before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _own = new(StringComparer.Ordinal);

    /// <summary>Sets a variable.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; null: it is not to be there.</param>
    /// <returns>False if a function has it with another value.</returns>
    public bool TrySet(string name, string? value)
    {
        if (value is not null && !_own.TryAdd(name, value))
        {
            return _own[name] == value;
        }

        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
        return true;
    }

    /// <summary>Puts everything back.</summary>
    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
