namespace ServerlessPatterns.Hosting;

/// <summary>How far a request had come when its connection was lost.</summary>
internal enum ConnectionStage
{
    /// <summary>No connection could be made: nothing was sent.</summary>
    Connecting,

    /// <summary>A connection that had served earlier requests was closed before any byte of an answer: what idle connections do.</summary>
    Reusing,

    /// <summary>The request was sent, wholly or in part, and no whole answer came.</summary>
    Answering,
}
