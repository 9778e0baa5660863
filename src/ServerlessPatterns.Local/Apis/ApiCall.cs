namespace ServerlessPatterns.Local.Apis;

/// <summary>A request to an API that has been answered.</summary>
/// <param name="Service">The API's service.</param>
/// <param name="LogicalId">The API.</param>
/// <param name="RequestId">The request's id.</param>
/// <param name="Method">GET, POST and so on.</param>
/// <param name="Path">The path below the stage, with the query.</param>
/// <param name="Status">What it was answered with.</param>
/// <param name="Duration">How long that took.</param>
/// <param name="Error">Why it could not be answered as API Gateway would; null where it was.</param>
internal sealed record ApiCall(string Service, string LogicalId, string RequestId, string Method, string Path, int Status, TimeSpan Duration, Exception? Error);
