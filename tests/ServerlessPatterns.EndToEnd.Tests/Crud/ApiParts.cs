namespace ServerlessPatterns.EndToEnd.Tests.Crud;

/// <summary>What an API is made of beside its interpreter.</summary>
public enum ApiParts
{
    /// <summary>Mapping templates rendered by Apache Velocity, tables in an emulator of DynamoDB.</summary>
    Emulated,

    /// <summary>Mapping templates and tables as ServerlessPatterns.Local has them.</summary>
    Local,
}
