namespace ServerlessPatterns.Local.Apis;

/// <summary>What API Gateway or CloudFormation would refuse, or what this interpreter of templates does not know.</summary>
internal sealed class RestApiException(string message) : Exception(message);
