namespace ServerlessPatterns.Local.Mapping;

/// <summary>A mapping template has what API Gateway's engine may well do, and ours does not.</summary>
/// <param name="construct">What.</param>
/// <param name="place">Where: the line and column, or empty where that is not known.</param>
internal sealed class NotInterpretedException(string construct, string place = "")
    : MappingException($"{place}{construct} is not interpreted: ServerlessPatterns.Local renders the part of Velocity that its generator emits.");
