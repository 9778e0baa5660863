namespace ServerlessPatterns.Local.Filters;

/// <summary>A policy that AWS refuses, in its words.</summary>
internal sealed class FilterPolicyException(string message, string code = "InvalidParameter") : Exception(message)
{
    /// <summary>AWS's error code.</summary>
    public string Code { get; } = code;
}
