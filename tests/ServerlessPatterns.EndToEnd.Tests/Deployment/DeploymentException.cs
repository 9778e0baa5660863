namespace ServerlessPatterns.EndToEnd.Tests.Deployment;

/// <summary>What CloudFormation would refuse, or what this interpreter of templates does not know.</summary>
internal sealed class DeploymentException(string message) : Exception(message);
