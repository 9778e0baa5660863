using ServerlessPatterns.Local.Tables;

namespace ServerlessPatterns.Local.Telemetry;

/// <summary>What is recorded of a table.</summary>
/// <param name="Id">Its id, service/logical id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Table">The table.</param>
internal sealed record TableTelemetry(string Id, string Name, Table Table)
{
    /// <summary>The operations that were asked of it, refused ones too.</summary>
    public Counter Operations { get; } = new();
}
