namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>Whether a value must be there, may be absent, or may be there several times.</summary>
internal enum ValueForm
{
    Required,
    Optional,
    Nullable,
    Several,
}
