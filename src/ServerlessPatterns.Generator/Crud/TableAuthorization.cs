namespace ServerlessPatterns.Generator.Crud;

/// <summary>The library's ApiAuthorization, value for value.</summary>
internal enum TableAuthorization
{
    Iam = 0,
    Cognito = 1,
    ApiKey = 2,
    None = 3,
}
