using System.ComponentModel;

namespace ServerlessPatterns.Hosting;

/// <summary>One function of an executable. For generated code.</summary>
/// <param name="name">The class's full name, which the variable SERVERLESS_PATTERNS_FUNCTION picks it by.</param>
/// <param name="timeout">The function's timeout, the deadline of an invocation made by hand.</param>
/// <param name="create">Prepares the function, once a cold start: builds the container, throws if the start-up fails.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FunctionEntry(string name, TimeSpan timeout, Func<InvocationHandler> create)
{
    /// <summary>The class's full name.</summary>
    public string Name { get; } = name;

    /// <summary>The function's timeout.</summary>
    public TimeSpan Timeout { get; } = timeout;

    /// <summary>Prepares the function and returns its handler.</summary>
    public Func<InvocationHandler> Create { get; } = create;
}
