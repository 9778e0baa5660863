namespace ServerlessPatterns.Testing.ApiGateway;

/// <summary>What API Gateway or CloudFormation would refuse, or what this interpreter of templates does not know.</summary>
public sealed class RestApiException(string message) : Exception(message);
