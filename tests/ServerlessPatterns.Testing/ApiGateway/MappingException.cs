namespace ServerlessPatterns.Testing.ApiGateway;

/// <summary>A mapping template that API Gateway's engine does not render, or not as written.</summary>
public sealed class MappingException(string message) : Exception(message);
