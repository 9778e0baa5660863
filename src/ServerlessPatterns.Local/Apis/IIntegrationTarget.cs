namespace ServerlessPatterns.Local.Apis;

/// <summary>DynamoDB, as an integration calls it.</summary>
internal interface IIntegrationTarget
{
    /// <summary>Does an action.</summary>
    /// <param name="action">PutItem, for example.</param>
    /// <param name="body">The request, as the mapping template wrote it.</param>
    /// <param name="cancellationToken">The caller has gone.</param>
    /// <returns>What DynamoDB answers, its refusals too.</returns>
    Task<IntegrationAnswer> CallAsync(string action, string body, CancellationToken cancellationToken);
}
