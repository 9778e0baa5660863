namespace ServerlessPatterns.Local.Console;

/// <summary>What a local run writes of invocations.</summary>
internal enum ReportForm
{
    /// <summary>A line of each, for people.</summary>
    Lines,

    /// <summary>A line of JSON of each.</summary>
    Json,

    /// <summary>Failures alone.</summary>
    Quiet,
}
