namespace ServerlessPatterns.Testing;

/// <summary>How the fake Runtime API tells where the body of an answer ends.</summary>
public enum AnswerFraming
{
    /// <summary>By Content-Length.</summary>
    Length,

    /// <summary>In chunks.</summary>
    Chunked,

    /// <summary>By closing the connection.</summary>
    ConnectionEnd,
}
