namespace ServerlessPatterns.Local.Mapping;

/// <summary>A mapping template that API Gateway's engine does not render, or not as written.</summary>
internal class MappingException(string message) : Exception(message);
