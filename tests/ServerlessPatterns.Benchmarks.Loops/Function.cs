using ServerlessPatterns;

/// <summary>The function that each host runs.</summary>
internal static class Function
{
    public static Task<Stream> HandleAsync(Stream input, InvocationContext invocation) => Task.FromResult(input);
}
